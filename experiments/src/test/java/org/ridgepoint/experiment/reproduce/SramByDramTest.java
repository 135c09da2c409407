package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

class SramByDramTest {
    private static final double TOLERANCE = 1.01;
    private static final Home HOME = new Home(Path.of(".."));
    private static List<Row> rows;

    @BeforeAll
    static void runAll() {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        rows = new SramByDram(preparation, new MachineSimulator()).rows();
    }

    @Test
    void theCommittedTableIsWhatTheSimulatorSays() throws Exception {
        List<String> lines = new ArrayList<>(List.of(SramByDram.HEADER));
        rows.forEach(row -> lines.add(row.line()));
        Path table = Path.of("../results/reference/sram-by-dram.csv");
        assertThat(Files.readAllLines(table)).isEqualTo(lines);
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
