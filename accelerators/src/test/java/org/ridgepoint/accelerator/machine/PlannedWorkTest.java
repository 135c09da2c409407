package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Layers;

class PlannedWorkTest {
    @Test
    void progressIsToldByWorkAndNotByLayers() {
        Chip chip = TestChip.systolic(8, 8).memory(8 << 10, 64 << 10).chip();
        Layers net = new Layers("small, then large");
        BatchedGraph graph =
                BatchedGraph.undivided(1, net.finish(net.linear(net.linear(net.input("x", 1, 32), 32), 2048)));
        List<Double> shares = new ArrayList<>();

        Replay.run(chip, graph, (done, all) -> shares.add((double) done / all));

        assertThat(shares).hasSize(2).isSorted().last().isEqualTo(1.0);
        assertThat(shares.get(0)).isBetween(0.001, 0.05);
    }
}
