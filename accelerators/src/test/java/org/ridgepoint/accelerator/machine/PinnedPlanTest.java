package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.plan.LayerSpec;
import org.ridgepoint.accelerator.plan.PlanReader;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.accelerator.plan.PlanWriter;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Runs of which somebody decided how they go. */
class PinnedPlanTest {
    private final Chip chip = TestChip.systolic(8, 8).chip();
    private final BatchedGraph graph = BatchedGraph.undivided(1, network());
    private final PlanSpec all = PlanWriter.write(Replay.plan(chip, graph, Pins.Source.NOBODY), "net");

    @Test
    void aPlanThatLeavesNothingOpenIsNotRehearsed() {
        assertThat(simulations(all)).isEqualTo(1);
    }

    @Test
    void whatIsLeftOpenIsRehearsed() {
        assertThat(simulations(without("first.conv1"))).isGreaterThan(1);
        assertThat(simulations(without("pool.reduce-add1"))).isGreaterThan(1);
    }

    @Test
    void whatIsPinnedStaysInRehearsals() {
        LayerSpec inDram = new LayerSpec(Optional.empty(), Optional.empty(), Optional.of(Place.DRAM));
        PlanSpec pinned = new PlanSpec(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("first.conv1", inDram, "second.conv1", all.layers().get("second.conv1")));

        BatchPlan plan = Replay.plan(chip, graph, new PlanReader(pinned));

        PlanSpec kept = PlanWriter.write(plan, "net");
        assertThat(all.layers().get("first.conv1").output()).isNotEqualTo(Optional.of(Place.DRAM));
        assertThat(kept.layers().get("first.conv1").output()).contains(Place.DRAM);
        assertThat(kept.layers().get("second.conv1")).isEqualTo(all.layers().get("second.conv1"));
    }

    private PlanSpec without(String layer) {
        Map<String, LayerSpec> fewer = new LinkedHashMap<>(all.layers());
        assertThat(fewer.remove(layer)).as(fewer.keySet().toString()).isNotNull();
        return new PlanSpec(all.network(), all.slices(), all.uses(), fewer);
    }

    private int simulations(PlanSpec plan) {
        AtomicInteger made = new AtomicInteger();
        Supplier<Simulation> counting = () -> {
            made.incrementAndGet();
            return new Simulation();
        };
        Replay.run(chip, graph, new PlanReader(plan), counting, RunListener.NONE);
        return made.get();
    }

    /** Two convolutions, a pool that the vector unit does, a product. */
    private static Graph network() {
        Layers net = new Layers("net");
        Tensor x = net.at("first").conv(net.input("image", 1, 4, 8, 8), 8, Window.square(3, 1, 1));
        x = net.at("second").conv(x, 8, Window.square(3, 1, 1));
        return net.finish(net.at("product").linear(net.at("pool").globalPool(x), 4));
    }
}
