package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** What the classroom's chip is for: layers on both sides of its ridge point, each held back by something else. */
class ClassroomTest {
    private static final Home HOME = new Home(Path.of(".."));

    @Test
    void aProductOfOneRowIsBelowTheRidgePointAndWaitsForDram() {
        RunResult result = run("gemm:1,512,512");

        assertThat(result.operationsPerDramByte()).isLessThan(result.ridgeOperationsPerByte() / 2);
        assertThat(result.bound()).isEqualTo("DRAM bandwidth");
    }

    @Test
    void aConvolutionIsAboveItAndBoundByCompute() {
        RunResult result = run("conv:16,16,16,3x3,16,1,1");

        assertThat(result.operationsPerDramByte()).isGreaterThan(2 * result.ridgeOperationsPerByte());
        assertThat(result.bound()).isEqualTo("compute");
    }

    @Test
    void aDepthwiseLayerIsBelowItYetBoundByItsLanes() {
        RunResult result = run("separable-block");
        LayerResult depthwise = result.layers().get(1);

        assertThat(depthwise.operationsPerDramByte()).isLessThan(result.ridgeOperationsPerByte() / 2);
        assertThat(depthwise.bound()).isEqualTo("unused lanes");
        assertThat(depthwise.verdict()).contains("a depthwise layer has one channel for each filter");
        assertThat(result.verdict()).contains("; depthwise layers take ");
    }

    private static RunResult run(String workload) {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        RunRequest request =
                new RunRequest("classroom", WorkloadRequest.of(workload, Optional.empty(), 1), List.of(), 1);
        ResolvedRun run = preparation.prepare(request).run();
        return new MachineSimulator().run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }
}
