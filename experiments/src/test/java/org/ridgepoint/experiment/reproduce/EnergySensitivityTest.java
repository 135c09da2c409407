package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class EnergySensitivityTest {
    private static final Home HOME = new Home(Path.of(".."));

    private final Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));

    /** Joules are sums of counts times prices: 30 % on a price is 30 % of its part. */
    @Test
    void aPriceMovesTheBillByItsPart() {
        WorkloadRequest work = WorkloadRequest.of("gemm:64,256,256", Optional.empty(), 1);
        ResolvedRun run = preparation
                .prepare(new RunRequest("classroom", work, List.of(), 1))
                .run();
        MachineSimulator simulator = new MachineSimulator();
        RunResult result = simulator.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
        List<String> lines = new EnergySensitivity(preparation, simulator).of(run);
        double leaks = 30 * result.energyJoules().get("static") / result.totalEnergyJoules();
        List<String> leakage = find(lines, "logic.leakagePerSquareMillimetre");
        assertThat(Double.parseDouble(leakage.get(6)))
                .isCloseTo(leaks, within(0.01))
                .isPositive();
        assertThat(Double.parseDouble(leakage.get(5))).isCloseTo(-leaks, within(0.01));
        double dram = 30 * result.energyJoules().get("dram") / result.totalEnergyJoules();
        assertThat(lines.stream()
                        .filter(line -> line.contains("supplies"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                        .sum())
                .isCloseTo(dram, within(0.05));
        assertThat(Double.parseDouble(find(lines, "hostOperation").get(6))).isZero();
    }

    private static List<String> find(List<String> lines, String price) {
        return lines.stream()
                .map(line -> Csv.rows(line).get(0))
                .filter(cells -> cells.get(2).equals(price))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCommittedTableHasALineForEachPriceOfEachChip() throws Exception {
        List<String> committed = Files.readAllLines(Path.of("../results/reference/energy-sensitivity.csv"));
        assertThat(committed.get(0)).isEqualTo(EnergySensitivity.HEADER);
        assertThat(committed.stream().skip(1).map(line -> line.split(",")[0]).distinct())
                .containsExactly("inferx-x1", "nvdla-large", "tpu-v1", "eyeriss-like");
    }
}
