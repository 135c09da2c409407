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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.reproduce.SramByDram.Row;
import org.ridgepoint.experiment.reproduce.SramByDram.SramByDramRun;
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
    private static final long MIB = 1L << 20;
    private static final List<Function<SramByDramRun, Object>> AXES = List.of(
            SramByDramRun::chip,
            SramByDramRun::workload,
            SramByDramRun::key,
            SramByDramRun::sramBytes,
            SramByDramRun::channels);
    private static final Home HOME = new Home(Path.of(".."));
    private static List<Row> rows;

    @BeforeAll
    static void readTable() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../results/reference/sram-by-dram.csv"));
        List<SramByDramRun> points = SramByDram.points();
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
    private static Row read(SramByDramRun point, String line) {
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

    @Test
    void dramBytesNeverGrowWithSram() {
        pairs(false)
                .forEach((less, more) -> assertThat(more.dramBytes())
                        .as("%s after %s", more, less)
                        .isLessThanOrEqualTo(less.dramBytes()));
    }

    /** ResNet-50 on inferx-x1, as the table's page says. */
    @Test
    void resNetNeedsASecondChannelAndThenSram() {
        for (long bytes : capacities("resnet50")) {
            assertThat(row("resnet50", bytes, 1).bound()).as("%d B", bytes).startsWith("DRAM");
            assertThat(row("resnet50", bytes, 2).bound()).as("%d B", bytes).isEqualTo("compute");
            assertThat(saved("resnet50", bytes, 1, bytes, 2)).as("%d B", bytes).isGreaterThan(0.3);
            assertThat(saved("resnet50", bytes, 2, bytes, 8)).as("%d B", bytes).isLessThan(0.03);
            for (int channels = 2; bytes <= MIB && channels <= 8; channels *= 2) {
                assertThat(saved("resnet50", bytes, channels, 16 * MIB, channels))
                        .as("%d B, %d channels", bytes, channels)
                        .isGreaterThan(0.2);
            }
        }
    }

    /** YOLOv3 at 608 on inferx-x1, as the table's page says. */
    @Test
    void forYoloASecondChannelIsWorthWhatSramIs() {
        for (long bytes : capacities("yolov3")) {
            Row one = row("yolov3", bytes, 1);
            if (bytes < 4 * MIB) {
                assertThat((double) one.dramBytes() / one.compulsoryDramBytes()).isBetween(2.0, 2.2);
            }
            if (bytes <= 4 * MIB) {
                assertThat(saved("yolov3", bytes, 1, bytes, 2))
                        .as("%d B", bytes)
                        .isGreaterThan(0.14);
                assertThat(saved("yolov3", 16 * MIB, 1, bytes, 2))
                        .as("%d B", bytes)
                        .isBetween(-0.01, 0.01);
            }
            assertThat(saved("yolov3", bytes, 2, bytes, 8)).as("%d B", bytes).isLessThan(0.02);
        }
    }

    /** The share of the time that one row of a network on inferx-x1 takes less than another. */
    private static double saved(String network, long bytes, int channels, long otherBytes, int otherChannels) {
        double cycles = row(network, bytes, channels).cycles();
        return 1 - row(network, otherBytes, otherChannels).cycles() / cycles;
    }

    private static Row row(String network, long bytes, int channels) {
        return onInferx(network)
                .filter(row -> row.point().sramBytes() == bytes && row.point().channels() == channels)
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> capacities(String network) {
        return onInferx(network).map(row -> row.point().sramBytes()).distinct().toList();
    }

    private static Stream<Row> onInferx(String network) {
        return rows.stream()
                .filter(row -> row.point().chip().equals("inferx-x1"))
                .filter(row -> row.point().workload().equals(network));
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

    private static boolean follows(SramByDramRun less, SramByDramRun more, boolean byChannels) {
        boolean same = less.chip().equals(more.chip())
                && less.workload().equals(more.workload())
                && less.key().equals(more.key());
        return same
                && (byChannels
                        ? less.sramBytes() == more.sramBytes() && more.channels() > less.channels()
                        : less.channels() == more.channels() && more.sramBytes() > less.sramBytes());
    }
}
