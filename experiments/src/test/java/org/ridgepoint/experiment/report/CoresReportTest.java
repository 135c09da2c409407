package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.TrainingOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** What is said of a chip with several cores, and what of one with a single core. */
class CoresReportTest {
    private static CompletedRun three;

    @BeforeAll
    static void runOnce() {
        three = CompletedRuns.of("zcu102-dpu-3", "lenet-5", Optional.empty());
    }

    @Test
    void theReportSaysWhatEachCoreDid() {
        assertThat(TextReport.of(three))
                .startsWith("lenet-5 at 28 on zcu102-dpu-3, int8, batch 1 on each of 3 cores\n")
                .containsSubsequence("Where the cores' cycles went", "dpu.0", "dpu.1", "dpu.2", "DRAM: 1 channel");
        assertThat(TextReport.of(CompletedRuns.of("zcu102-dpu", "lenet-5", Optional.empty())))
                .doesNotContain("dpu.0")
                .doesNotContain(" cores");
    }

    @Test
    void thePageHasARowForEachCoreWithItsThroughputAndDramsPart() {
        assertThat(new RunPage(three).html())
                .contains("Where the cores' cycles went")
                .containsSubsequence(">core</th>", "inferences/s", "cycles", "DRAM's part", "compute")
                .containsSubsequence("dpu.0", "dpu.1", "dpu.2");
        assertThat(new RunPage(CompletedRuns.of("zcu102-dpu", "lenet-5", Optional.empty())).html())
                .doesNotContain("Where the cores");
    }

    @Test
    void theReportAndThePageSayBehindWhomCoresWaited() {
        assertThat(TextReport.of(three)).containsPattern("dpu\\.1 .* [0-9.]+ % behind other cores\n");
        assertThat(new RunPage(three).html())
                .containsSubsequence("Behind whom the cores waited", "by itself, or behind its own", "behind dpu.2");
    }

    @Test
    void theCyclesOfLayersSumToTheRuns() {
        RunResult result = three.result();
        assertThat(result.layers().stream()
                        .mapToLong(LayerResult::elapsedCycles)
                        .sum())
                .isEqualTo(result.cycles());
        assertThat(result.layers())
                .allSatisfy(layer -> assertThat(layer.cyclesByCause().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(layer.elapsedCycles()));
    }

    @Test
    void theWeightsThatEachCoreReadsAreNotBlamedOnItsTiles() {
        assertThat(TextReport.of(three).replaceAll("\\s+", " "))
                .contains("move beside what must: the weights, which each core reads for itself.");
    }

    @Test
    void costsAreThoseOfAllCores() {
        AcceleratorSpec chip = three.run().chip().spec();
        assertThat(chip.lanes()).isEqualTo(3 * chip.array().lanes());
        assertThat(chip.sramBytes())
                .as("each with bulk SRAM of its own")
                .isEqualTo(3
                        * (chip.sram().local().capacity().bytes()
                                + chip.sram().bulk().capacity().bytes()));
        assertThat(ChipSheet.of(three.run().chip())).startsWith("# zcu102-dpu-3: 3 cores, 6 144 multipliers");
    }

    @Test
    void aTrainingStepOnSeveralCoresIsRefused() {
        GraphOptions training = new GraphOptions(
                Map.of(),
                false,
                Optional.empty(),
                Optional.of(new TrainingOptions(Optional.empty(), Optional.empty(), Optional.empty())));
        WorkloadRequest step =
                new WorkloadRequest("lenet-5", Optional.empty(), Optional.empty(), Optional.of("int8"), training);
        Home home = new Home(Path.of(".."));
        Preparation preparation = new Preparation(new Chips(home), new Workloads(ModelZoo.standard(), home));
        assertThatThrownBy(() -> preparation.prepare(new RunRequest("zcu102-dpu-3", step, List.of(), 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a training step on 3 cores is not modelled");
    }

    @Test
    void theResultHoldsTheCyclesOfEachCore() throws Exception {
        JsonNode result = new ObjectMapper().readTree(RunFiles.result(three));
        assertThat(result.get("inferences").asInt()).isEqualTo(3);
        assertThat(result.get("batch").asInt()).isEqualTo(1);
        assertThat(result.get("cores")).hasSize(3).allSatisfy(core -> {
            List<String> keys = new ArrayList<>();
            core.fieldNames().forEachRemaining(keys::add);
            assertThat(keys).containsExactly("name", "cyclesByCause", "cyclesBehind");
            core.get("cyclesBehind").fields().forEachRemaining(cause -> {
                long behind = 0;
                for (JsonNode cycles : cause.getValue()) {
                    behind += cycles.asLong();
                }
                assertThat(behind)
                        .isEqualTo(core.get("cyclesByCause").get(cause.getKey()).asLong())
                        .isPositive();
            });
            long sum = 0;
            for (JsonNode cycles : core.get("cyclesByCause")) {
                sum += cycles.asLong();
            }
            assertThat(sum).isEqualTo(result.get("cycles").asLong());
        });
    }
}
