package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult.SramPeak;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;

/** A machine's cores together: two products, 16 rows of 64 inputs to 32 and on to 24. */
class MachineTest {
    private static final TestChip CHIP = TestChip.systolic(8, 8).memory(2 << 10, 32 << 10);

    private static Graph products() {
        Layers net = new Layers("products");
        return net.finish(net.plainLinear(net.plainLinear(net.input("a", 16, 64), 32), 24));
    }

    private static Chip cores(int count, boolean ownBulk) {
        Chip one = CHIP.chip();
        CoreGroupSpec group = new CoreGroupSpec(count, Optional.of(ownBulk));
        return new Chip(
                SpecCopy.of(one.spec()).cores(group).spec(), one.dramChannel(), one.technology(), one.precision());
    }

    private static Machine run(Chip chip, RunListener listener) {
        Machine machine = new Machine(new Simulation(), chip, Replay.plan(CHIP.chip(), products()), listener);
        assertThat(machine.run()).isPositive();
        return machine;
    }

    /** What a machine tells of its work and its memories. */
    private static final class Told implements RunListener {
        private final List<Long> done = new ArrayList<>();
        private final List<Integer> finished = new ArrayList<>();
        private final Map<String, List<Sample>> memories = new TreeMap<>();
        private final Map<String, Long> capacities = new TreeMap<>();
        private long all;

        @Override
        public void progressed(long work, long ofAll) {
            done.add(work);
            all = ofAll;
        }

        @Override
        public void layerFinished(int layer, long tick) {
            finished.add(layer);
        }

        @Override
        public void occupied(String memory, long capacityBytes, List<Sample> samples) {
            memories.put(memory, samples);
            capacities.put(memory, capacityBytes);
        }

        private long mostIn(String memory) {
            return memories.get(memory).stream()
                    .mapToLong(Sample::peakBytes)
                    .max()
                    .orElseThrow();
        }
    }

    @Test
    void memoriesTellHowFullTheyWere() {
        Told told = new Told();
        SramPeak peak = run(CHIP.chip(), told).sramPeak();

        assertThat(told.capacities).isEqualTo(Map.of("sram.local", 2L << 10, "sram.bulk", 32L << 10));
        assertThat(told.mostIn("sram.local")).isEqualTo(peak.local()).isPositive();
        assertThat(told.mostIn("sram.bulk")).isEqualTo(peak.bulk()).isPositive();
    }

    @Test
    void aMemoryThatCoresShareHoldsWhatAllOfThemPutThere() {
        SramPeak one = run(cores(1, true), RunListener.NONE).sramPeak();
        SramPeak own = run(cores(3, true), RunListener.NONE).sramPeak();
        SramPeak shared = run(cores(3, false), RunListener.NONE).sramPeak();

        assertThat(own.bulk()).isBetween(one.bulk(), 2 * one.bulk());
        assertThat(shared.bulk()).isBetween(3 * one.bulk(), 6 * one.bulk());
        assertThat(shared.local()).isBetween(one.local(), 2 * one.local());
    }

    @Test
    void eachCoreDoesAllOfTheNetwork() {
        Told told = new Told();
        LayerCounts[] one = run(cores(1, true), RunListener.NONE).counts();
        Machine three = run(cores(3, true), told);

        for (int layer = 0; layer < one.length; layer++) {
            assertThat(three.counts()[layer].executedMacs()).isEqualTo(3 * one[layer].executedMacs());
            assertThat(three.counts()[layer].dramBytes()).isEqualTo(3 * one[layer].dramBytes());
        }
        assertThat(told.finished).containsExactlyInAnyOrder(0, 0, 0, 1, 1, 1);
        assertThat(told.done).hasSize(6).isSorted().last().isEqualTo(told.all);
        assertThat(three.cores()).extracting(Core::name).containsExactly("tile.0", "tile.1", "tile.2");
    }

    @Test
    void theTimeOfEachCoresArrayIsTheRun() {
        Machine machine =
                new Machine(new Simulation(), cores(2, true), Replay.plan(CHIP.chip(), products()), RunListener.NONE);
        long makespan = machine.run();

        for (Core core : machine.cores()) {
            assertThat(core.ledger().totalTicks()).isEqualTo(makespan);
            assertThat(core.ledger().ticks(StallCause.USEFUL_MACS)).isPositive();
        }
    }

    @Test
    void aMachineWithoutRoomForItsPlanSaysWhereItIsStuck() {
        NetworkPlan plan = Replay.plan(CHIP.chip(), products());
        Machine cramped =
                new Machine(new Simulation(), CHIP.memory(128, 32 << 10).chip(), plan, RunListener.NONE);
        Machine unwatched =
                Machine.unwatched(new Simulation(), CHIP.memory(128, 32 << 10).chip(), plan);

        assertThatThrownBy(cramped::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("nothing moves any more at layer "
                        + plan.network().layers().get(0).name());
        assertThatThrownBy(() -> unwatched.tryRun(Simulation.NEVER, Long.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(" B of local and ");
    }

    /** Bursts of 32 B: 1024 and 2048 B of the first product, 768 of the second and its 384 B of outputs. */
    @Test
    void itsWorkIsWhatHasEndedAndItsBursts() {
        Simulation simulation = new Simulation();
        Machine machine = new Machine(simulation, CHIP.chip(), Replay.plan(CHIP.chip(), products()), RunListener.NONE);
        machine.run();

        assertThat(machine.work()).isEqualTo(simulation.ended() + (1024 + 2048 + 768 + 384) / 32);
    }

    /** What a rehearsal may cost is counted so: else a plan would depend on the order of ties. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itsWorkDoesNotDependOnTheOrderOfTies(long seed) {
        NetworkPlan plan = Replay.plan(CHIP.chip(), products());
        Machine machine = new Machine(new Simulation(), CHIP.chip(), plan, RunListener.NONE);
        machine.run();
        Machine shuffled = new Machine(Simulation.withShuffledTies(seed), CHIP.chip(), plan, RunListener.NONE);
        shuffled.run();

        assertThat(shuffled.work()).isEqualTo(machine.work());
    }

    /** 256 MiB of DRAM, and 16,500 x 16,500 weights. */
    @Test
    void aNetworkThatDramCannotHoldIsRefused() {
        Layers net = new Layers("large");
        Chip chip = TestChip.systolic(8, 8).chip();
        NetworkPlan plan = Replay.plan(chip, net.finish(net.plainLinear(net.input("a", 1, 16_500), 16_500)));

        assertThat(chip.dramCapacityBytes()).isLessThan(16_500L * 16_500);
        assertThatThrownBy(() -> new Machine(new Simulation(), chip, plan, RunListener.NONE))
                .isInstanceOf(CapacityTooSmall.class)
                .hasMessageStartingWith("dram: ");
    }
}
