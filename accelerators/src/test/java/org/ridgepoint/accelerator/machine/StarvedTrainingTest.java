package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.training.Optimiser;
import org.ridgepoint.workload.training.TrainingPlan;
import org.ridgepoint.workload.training.TrainingStep;
import org.ridgepoint.workload.work.VectorKind;

/** A training step of LeNet-5 with hardly any SRAM: it is refused with the least that would do, or it runs. */
class StarvedTrainingTest {
    private static final Window HALF = Window.square(2, 2, 0);

    private static Graph step(Optimiser optimiser) {
        Layers net = new Layers("lenet-5");
        Tensor x = net.input("image", 1, 1, 28, 28);
        x = net.averagePool(net.activate(net.biasedConv(x, 6, Window.square(5, 1, 2)), VectorKind.TANH), HALF);
        x = net.averagePool(net.activate(net.biasedConv(x, 16, Window.square(5, 1, 0)), VectorKind.TANH), HALF);
        x = net.activate(net.linear(net.flatten(x), 120), VectorKind.TANH);
        x = net.activate(net.linear(x, 84), VectorKind.TANH);
        Graph forward = net.finish(net.linear(x, 10));
        return TrainingStep.of(forward, TrainingPlan.standard().with(optimiser));
    }

    private static TestChip chip(long local, long bulk) {
        return TestChip.systolic(8, 8).memory(local, bulk).packets(256, 8);
    }

    @ParameterizedTest
    @CsvSource({"SGD_MOMENTUM, 1024, 1024", "ADAM, 6144, 4096", "SGD_MOMENTUM, 65536, 1024"})
    void aStepIsRefusedWithTheLeastThatWouldDoOrRuns(Optimiser optimiser, long local, long bulk) {
        Graph step = step(optimiser);
        long[] bytes = {local, bulk};
        int refusals = 0;
        while (!runs(step, bytes)) {
            assertThat(++refusals).as("one refusal for each memory").isLessThanOrEqualTo(2);
        }
    }

    /** Whether it runs; where it does not, that memory then has the least that would do. */
    private static boolean runs(Graph step, long... bytes) {
        try {
            return Replay.run(chip(bytes[0], bytes[1]).chip(), step, 1).cycles() > 0;
        } catch (CapacityTooSmall refusal) {
            int memory = refusal.key().equals("sram.local.capacity") ? 0 : 1;
            assertThat(refusal.leastBytes()).isGreaterThan(bytes[memory]);
            bytes[memory] = refusal.leastBytes();
            return false;
        }
    }
}
