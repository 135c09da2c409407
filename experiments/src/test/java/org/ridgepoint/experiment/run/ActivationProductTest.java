package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;

class ActivationProductTest {
    @Test
    void whatIsMadeOnTheChipIsNoCompulsoryWeight() {
        Layers net = new Layers("attention");
        Tensor x = net.input("x", 16, 64);
        Tensor scores = net.matmulTransposed(net.linear(x, 64), net.linear(x, 64));

        RunResult result = Replay.run(Machines.chip("inferx-x1"), net.finish(scores), 1);

        List<LayerResult> layers = result.layers();
        assertThat(layers.get(layers.size() - 1).compulsoryDramBytes()).isEqualTo(16 * 16);
    }
}
