package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.reproduce.CoresByNetwork.Network;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class CoresByNetworkTest {
    private static final Home HOME = new Home(Path.of(".."));

    private final CoresByNetwork table = new CoresByNetwork(
            new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME)), new MachineSimulator());

    private static List<String> committed() throws Exception {
        return Files.readAllLines(Path.of("../results/reference/dpu-cores.csv"));
    }

    @Test
    void theRowsOfOneNetworkAreWhatTheSimulatorSays() throws Exception {
        Network first = CoresByNetwork.networks().get(0);
        List<String> rows = table.lines(first);

        assertThat(committed()).startsWith(CoresByNetwork.HEADER).containsSubsequence(rows);
        assertThat(committed()).hasSize(1 + 3 * CoresByNetwork.networks().size());
    }

    @Test
    void everyCoreMoreAddsLessThanTheOneBefore() throws Exception {
        List<String> rows = committed();
        for (int row = 1; row < rows.size(); row += 3) {
            double two = times(rows.get(row + 1));
            double three = times(rows.get(row + 2));
            assertThat(two).as(rows.get(row)).isBetween(1.0, 2.0);
            assertThat(three - two).as(rows.get(row)).isBetween(0.0, two - 1 + 0.001);
        }
    }

    private static double times(String row) {
        return Double.parseDouble(row.split(",")[5]);
    }
}
