package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** The committed table against the simulator: a build makes a few of its rows again, all of them with {@code -Pwhole-tables}. */
class VerdictsTest {
    private static final int SAMPLE = 6;
    private static final long SEED = 12;
    private static final Home HOME = new Home(Path.of(".."));

    private static List<String> rows;

    @BeforeAll
    static void readTable() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../results/reference/verdicts.csv"));
        rows = lines.subList(1, lines.size());
        assertThat(rows).hasSameSizeAs(Verdicts.points());
    }

    @Test
    void theCommittedRowsAreWhatTheSimulatorSays() {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        Verdicts table = new Verdicts(preparation, new MachineSimulator());
        boolean whole = System.getProperty("ridgepoint.tables", "").equals("whole");
        List<Integer> indices =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(indices, new Random(SEED));
        List<Integer> made = whole ? indices : indices.subList(0, SAMPLE);

        assertThat(made.parallelStream()
                        .map(i -> table.line(Verdicts.points().get(i))))
                .containsExactlyElementsOf(made.stream().map(rows::get).toList());
    }

    @Test
    void whatIsNamedIsTheBestOrNearItInNinetySevenOfAHundred() {
        long near = rows.stream()
                .map(row -> Csv.rows(row).get(0).get(Verdicts.WITHIN_COLUMN))
                .filter("yes"::equals)
                .count();

        assertThat(near).isGreaterThanOrEqualTo(Math.round(Math.ceil(0.97 * rows.size())));
    }
}
