package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.HostStep;
import org.ridgepoint.workload.op.TensorShape;

/** From a graph to layers on a chip. */
class ReplayTest {
    @Test
    void theHostDoesWhatTheVectorUnitCannotAndWhatNoAcceleratorCan() {
        Layers net = new Layers("steps");
        Tensor product = net.plainLinear(net.softmax(net.input("a", 8, 64)), 32);
        Tensor step = net.node(new HostStep("sort", List.of(TensorShape.of(8, 32))), product);
        Graph graph = net.finish(net.plainLinear(step, 16));
        ChipParts chip = ChipParts.of(StageBench.chip());

        assertThat(units(Replay.plan(chip.withHost("softmax").chip(), graph)))
                .containsExactly(Layer.Unit.HOST, Layer.Unit.ARRAY, Layer.Unit.HOST, Layer.Unit.ARRAY);
        assertThat(units(Replay.plan(chip.withHost().chip(), graph)))
                .containsExactly(Layer.Unit.VECTOR, Layer.Unit.ARRAY, Layer.Unit.HOST, Layer.Unit.ARRAY);
    }

    /** 6144 B that two products read, and memories of which the larger has four thirds of that, or not quite. */
    @Test
    void whatFitsThreeQuartersOfAMemoryComesOnceForAllItsReaders() {
        Layers net = new Layers("twice");
        Tensor read = net.input("a", 64, 96);
        Graph graph = net.finish(net.plainLinear(read, 8), net.plainLinear(read, 16));
        TestChip chip = TestChip.systolic(8, 8);

        assertThat(Replay.plan(chip.memory(4 << 10, 8192).chip(), graph)
                        .network()
                        .layers())
                .hasSize(3);
        assertThat(Replay.plan(chip.memory(8192, 4 << 10).chip(), graph)
                        .network()
                        .layers())
                .hasSize(3);
        assertThat(Replay.plan(chip.memory(4 << 10, 8188).chip(), graph)
                        .network()
                        .layers())
                .hasSize(2);
    }

    private static List<Layer.Unit> units(NetworkPlan plan) {
        return plan.network().layers().stream().map(Layer::unit).toList();
    }
}
