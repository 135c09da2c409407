package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.BatchMapper;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Schedule;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/** Which runs are rehearsed, and that nothing near the plan that is kept is faster. */
class RehearsalBoundsTest {
    private static final double AS_LONG = 1.01;
    private static final int NEXT_BEST = 3;
    private static final Supplier<Simulation> NO_TRIAL = () -> {
        throw new IllegalStateException("a trial");
    };

    /** A row of so many inputs times a square of weights, in packets so small that their events outweigh all else. */
    private static BatchPlan row(Chip chip, long size) {
        Layers net = new Layers("row");
        return Replay.plan(chip, BatchedGraph.undivided(1, net.finish(net.plainLinear(net.input("a", 1, size), size))));
    }

    private static BatchPlan products(Chip chip, long rows, long... widths) {
        Layers net = new Layers("products");
        Tensor x = net.input("a", rows, widths[0]);
        for (int i = 1; i < widths.length; i++) {
            x = net.plainLinear(i == 1 ? x : net.relu(x), widths[i]);
        }
        return Replay.plan(chip, BatchedGraph.undivided(1, net.finish(x)));
    }

    private static long ticks(Chip chip, NetworkPlan plan) {
        return new Machine(new Simulation(), chip, plan, RunListener.NONE).run();
    }

    /** 64 B take two bursts and, over DRAM and the link, twelve events: 75,000 for 600 x 600 weights, 1.6 million for 2700. */
    @Test
    void aRunIsRehearsedUnlessItsPacketsAloneAreTooManyEvents() {
        Chip chip = TestChip.systolic(8, 8).packets(64, 16).chip();
        BatchPlan large = row(chip, 2700);

        assertThat(new Rehearsal(chip, NO_TRIAL, Pins.NONE).best(large)).isSameAs(large);
        assertThatThrownBy(() -> new Rehearsal(chip, NO_TRIAL, Pins.NONE).best(row(chip, 600)))
                .hasMessage("a trial");
    }

    /** In packets of 1 KiB the bursts of 32 B count: 113,000 of them for 1900 x 1900 weights, 780,000 for 5000. */
    @Test
    void aRunIsRehearsedUnlessItsBurstsAloneAreTooMany() {
        Chip chip = TestChip.systolic(8, 8).packets(4 << 10, 16).chip();
        BatchPlan large = row(chip, 5000);

        assertThat(new Rehearsal(chip, NO_TRIAL, Pins.NONE).best(large)).isSameAs(large);
        assertThatThrownBy(() -> new Rehearsal(chip, NO_TRIAL, Pins.NONE).best(row(chip, 1900)))
                .hasMessage("a trial");
    }

    @Test
    void aProductsPlanIsAsFastAsAnyOfItsAlternatives() {
        Chip chip = TestChip.systolic(8, 8).memory(2 << 10, 32 << 10).chip();
        BatchPlan mapped = products(chip, 52, 16, 39);
        BatchPlan kept = new Rehearsal(chip, Simulation::new, Pins.NONE).best(mapped);
        long fastest = new Alternatives(mapped.whole(), chip.view(), Pins.NONE)
                .ofNetwork().stream().mapToLong(plan -> ticks(chip, plan)).min().orElseThrow();

        assertThat(fastest).as("the mapper's own is not the fastest").isLessThan(ticks(chip, mapped.inFull()));
        assertThat((double) ticks(chip, kept.inFull())).isLessThanOrEqualTo(AS_LONG * fastest);
        assertThat(kept.inFull()).isNotEqualTo(mapped.inFull());
        assertThat(kept.whole()).isEqualTo(mapped.whole());
        assertThat(kept.schedule()).isEqualTo(mapped.schedule());
    }

    @Test
    void noOtherPlanOfOneLayerWouldBeFaster() {
        Chip chip = TestChip.systolic(8, 8).memory(8 << 10, 8 << 10).chip();
        BatchPlan mapped = products(chip, 36, 12, 91, 47);
        NetworkPlan kept =
                new Rehearsal(chip, Simulation::new, Pins.NONE).best(mapped).inFull();
        long ticks = ticks(chip, kept);
        LayerNetwork network = mapped.whole();

        assertThat(ticks).as("better than mapped").isLessThan(ticks(chip, mapped.inFull()));
        for (Layer layer : network.layers()) {
            List<NetworkPlan> others = new Alternatives(network, chip.view(), Pins.NONE).ofLayer(kept, layer);
            assertThat(others.stream().limit(NEXT_BEST))
                    .isNotEmpty()
                    .allSatisfy(
                            other -> assertThat(AS_LONG * ticks(chip, other)).isGreaterThanOrEqualTo(ticks));
        }
    }

    @Test
    void whatIsKeptIsThePlanItselfWhereNothingIsBetter() {
        Chip chip = TestChip.systolic(8, 8).memory(2 << 10, 32 << 10).chip();
        BatchPlan mapped = products(chip, 16, 8, 8);

        assertThat(new Rehearsal(chip, Simulation::new, Pins.NONE).best(mapped)).isSameAs(mapped);
    }

    /** Bursts and packets are estimated at almost what a first trial may take, and it takes more. */
    @Test
    void aRunWhoseOwnTrialTakesTooLongIsTriedOnce() {
        Chip chip = TestChip.systolic(8, 8).packets(64, 16).chip();
        BatchPlan mapped = row(chip, 1260);
        int[] trials = new int[1];
        Supplier<Simulation> counting = () -> {
            trials[0]++;
            return new Simulation();
        };

        assertThat(new Rehearsal(chip, counting, Pins.NONE).best(mapped)).isSameAs(mapped);
        assertThat(trials[0]).isEqualTo(1);
    }

    /** Three convolutions of eight images, whose tensors fit the chip in slices alone. */
    @Test
    void slicesAreKeptUnlessTheWholeBatchIsFaster() {
        Chip chip = TestChip.systolic(8, 8).memory(4 << 10, 8 << 10).chip();
        BatchNetworks networks = new BatchNetworks(8, images -> Optional.of(convolutions(images)));
        Schedule slices = new Schedule(8, List.of(new Segment(0, 3, 2)));
        BatchPlan mapped = BatchMapper.map(networks, chip.view(), slices);
        BatchPlan kept = new Rehearsal(chip, Simulation::new, Pins.NONE).best(mapped);

        assertThat((double) ticks(chip, kept.inFull())).isLessThanOrEqualTo(AS_LONG * ticks(chip, mapped.inFull()));
        assertThat(kept.schedule().isWhole()).isEqualTo(kept != mapped);
        assertThat(kept.whole()).isEqualTo(networks.whole());
    }

    private static LayerNetwork convolutions(int images) {
        Layers net = new Layers("convolutions");
        Tensor x = net.conv(net.input("image", images, 4, 8, 8), 8, Window.square(3, 1, 1));
        x = net.conv(x, 8, Window.square(3, 1, 1));
        Graph graph = net.finish(net.conv(x, 4, Window.square(3, 1, 1)));
        return LayerFusion.fuse(graph, Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }
}
