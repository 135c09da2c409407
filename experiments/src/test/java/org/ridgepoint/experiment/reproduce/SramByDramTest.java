package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.reproduce.SramByDram.Point;
import org.ridgepoint.experiment.reproduce.SramByDram.Row;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/**
 * The committed table against the simulator, and what should hold between its rows. A build makes a part of the rows
 * again; all of them, a minute's work, with {@code -Pwhole-tables}.
 */
class SramByDramTest {
    private static final double TOLERANCE = 1.01;
    private static final int LEAST_SAMPLE = 32;
    private static final long SEED = 11;
    private static final List<Function<Point, Object>> AXES =
            List.of(Point::chip, Point::workload, Point::key, Point::sramBytes, Point::channels);
    private static final Home HOME = new Home(Path.of(".."));
    private static List<Row> rows;

    @BeforeAll
    static void readTable() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../results/reference/sram-by-dram.csv"));
        List<Point> points = SramByDram.points();
        assertThat(lines.get(0)).isEqualTo(SramByDram.HEADER);
        assertThat(lines).hasSize(points.size() + 1);
        rows = IntStream.range(0, points.size())
                .mapToObj(i -> read(points.get(i), lines.get(i + 1)))
                .toList();
        assertThat(rows.stream().map(Row::line)).containsExactlyElementsOf(lines.subList(1, lines.size()));
    }

    @Test
    void theCommittedRowsAreWhatTheSimulatorSays() {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        SramByDram table = new SramByDram(preparation, new MachineSimulator());
        List<Row> committed =
                System.getProperty("ridgepoint.tables", "").equals("whole") ? rows : sample(new Random(SEED));

        assertThat(committed.parallelStream().map(row -> table.row(row.point()).line()))
                .containsExactlyElementsOf(committed.stream().map(Row::line).toList());
    }

    /** Rows among which every value of every axis is found. */
    private static List<Row> sample(Random random) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Set<Object> seen = new HashSet<>();
        List<Row> sample = new ArrayList<>();
        for (Row row : shuffled) {
            List<Object> values =
                    AXES.stream().map(axis -> axis.apply(row.point())).toList();
            if (seen.addAll(values) || sample.size() < LEAST_SAMPLE) {
                sample.add(row);
            }
        }
        return sample;
    }

    /** The row of a point as a line of the table has it: the numbers are the last four of its fields. */
    private static Row read(Point point, String line) {
        String[] fields = line.split(",");
        int numbers = fields.length - 4;
        return new Row(
                point,
                Long.parseLong(fields[numbers]),
                Long.parseLong(fields[numbers + 1]),
                Long.parseLong(fields[numbers + 2]),
                fields[numbers + 3]);
    }

    @Test
    void moreSramNeverCostsMoreThanOnePercent() {
        pairs(false)
                .forEach((less, more) -> assertThat((double) more.cycles())
                        .as("%s after %s", more, less)
                        .isLessThanOrEqualTo(less.cycles() * TOLERANCE));
    }

    @Test
    void moreChannelsNeverCostMoreThanOnePercent() {
        pairs(true)
                .forEach((less, more) -> assertThat((double) more.cycles())
                        .as("%s after %s", more, less)
                        .isLessThanOrEqualTo(less.cycles() * TOLERANCE));
    }

    @Test
    void dramBytesReachTheCompulsoryOnesWithTheLargestSram() {
        rows.stream()
                .filter(row -> row.point().sramBytes() == 64L * 1024 * 1024)
                .filter(row -> row.point().key().equals("sram.bulk.capacity"))
                .forEach(row -> assertThat((double) row.dramBytes())
                        .as("%s", row)
                        .isBetween((double) row.compulsoryDramBytes(), row.compulsoryDramBytes() * 1.001));
    }

    /** Each row with the one of the next larger capacity, or of the next larger number of channels. */
    private static Map<Row, Row> pairs(boolean byChannels) {
        Map<Row, Row> pairs = new LinkedHashMap<>();
        for (Row less : rows) {
            rows.stream()
                    .filter(more -> follows(less.point(), more.point(), byChannels))
                    .findFirst()
                    .ifPresent(more -> pairs.put(less, more));
        }
        assertThat(pairs).hasSizeGreaterThan(100);
        return pairs;
    }

    private static boolean follows(Point less, Point more, boolean byChannels) {
        boolean same = less.chip().equals(more.chip())
                && less.workload().equals(more.workload())
                && less.key().equals(more.key());
        return same
                && (byChannels
                        ? less.sramBytes() == more.sramBytes() && more.channels() > less.channels()
                        : less.channels() == more.channels() && more.sramBytes() > less.sramBytes());
    }
}
