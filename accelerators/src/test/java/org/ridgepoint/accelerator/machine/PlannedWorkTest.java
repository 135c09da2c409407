package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
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

    /** In packets of 32 B: a softmax reads 512 B and writes as many; a product has tiles, and bytes over DRAM and link. */
    @Test
    void aLayerIsItsTilesAndItsPackets() {
        Layers net = new Layers("products");
        Graph graph = net.finish(net.plainLinear(net.softmax(net.input("a", 8, 64)), 32));
        NetworkPlan plan = Replay.plan(StageBench.chip(), graph);
        PlannedWork work = new PlannedWork(plan, 32);
        LayerPlan product = plan.plans().get(1).orElseThrow();
        long bytes = product.cost().dramBytes() + product.cost().linkBytes();

        assertThat(work.of(0)).isZero();
        assertThat(work.of(1)).isEqualTo(1 + (512 + 512) / 32);
        assertThat(work.of(2)).isEqualTo(33 + 1 + product.tiling().tiles() + bytes / 32);
        assertThat(work.all()).isEqualTo(work.of(2)).isGreaterThan(33 + (2048 + 256) / 32);
    }
}
