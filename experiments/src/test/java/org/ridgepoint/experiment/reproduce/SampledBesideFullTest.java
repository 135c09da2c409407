package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.reproduce.SampledBesideFull.Case;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class SampledBesideFullTest {
    private static final Home HOME = new Home(Path.of(".."));
    private static final int EACH = 12; // of the table's rows, one in so many is made again

    private final SampledBesideFull table = new SampledBesideFull(
            new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME)), new MachineSimulator());

    private static List<String> committed() throws IOException {
        return Files.readAllLines(Path.of("../results/reference/sampling.csv"));
    }

    @Test
    void someRowsAreWhatTheSimulatorSays() throws IOException {
        List<String> rows = committed();
        List<Case> cases = SampledBesideFull.cases();
        assertThat(rows).startsWith(SampledBesideFull.HEADER).hasSize(1 + cases.size());
        for (int i = 0; i < cases.size(); i += EACH) {
            assertThat(table.line(cases.get(i))).isEqualTo(rows.get(1 + i));
        }
    }

    @Test
    void everyRowKeepsToWhatSampledRunsPromise() throws IOException {
        List<String> rows = committed();
        double sum = 0;
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            double time = Math.abs(Double.parseDouble(cells[6]));
            sum += time;
            assertThat(time).as(row).isLessThan(1);
            assertThat(Double.parseDouble(cells[8])).as(row).isLessThan(1);
            assertThat(Math.abs(Double.parseDouble(cells[9]))).as(row).isLessThan(1);
        }
        assertThat(sum / (rows.size() - 1)).isLessThan(0.3);
    }
}
