package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Two residual blocks whose last tile needs no fresh rows: its input is a piece of no bytes that gives room back. */
class StagedPiecesTest {
    @Test
    void aPieceWithoutBytesLosesNoneOfThoseBehindIt() {
        Layers net = new Layers("residual blocks");
        Tensor x = net.input("image", 1, 256, 76, 76);
        for (int block = 0; block < 2; block++) {
            Tensor narrow = net.biasedConv(x, 128, Window.square(1, 1, 0));
            x = net.add(x, net.biasedConv(narrow, 256, Window.square(3, 1, 1)));
        }
        Graph graph = BatchNormMerging.merge(net.finish(x));

        RunResult result = Replay.run(
                Machines.chip(
                        "inferx-x1", "sram.local.capacity=256 KiB", "sram.bulk.capacity=256 KiB", "dram.channels=2"),
                graph,
                1);

        assertThat(result.layers()).hasSize(4);
        assertThat(result.dram().bytes()).isGreaterThanOrEqualTo(result.dram().compulsoryBytes());
    }
}
