package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.Hardware;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.OriginListener;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult.SramPeak;
import org.ridgepoint.sim.kernel.Simulation;

/** A chip wired up to replay a plan, each of its cores for inferences of its own. */
final class Machine {
    private final Simulation simulation;
    private final Hardware hardware;
    private final List<Core> cores = new ArrayList<>();
    private final PlannedWork work;
    private long workDone;
    private long mostTicks = Simulation.NEVER;
    private long mostWork = Long.MAX_VALUE;

    Machine(Simulation simulation, Chip chip, NetworkPlan plan) {
        this(simulation, chip, plan, RunListener.NONE);
    }

    /** The same, telling a listener what happens. */
    Machine(Simulation simulation, Chip chip, NetworkPlan plan, RunListener listener) {
        this(simulation, chip, plan, listener, true);
    }

    /** A machine of which only the makespan is wanted: nobody notes what the arrays wait for. */
    static Machine unwatched(Simulation simulation, Chip chip, NetworkPlan plan) {
        return new Machine(simulation, chip, plan, RunListener.NONE, false);
    }

    private Machine(Simulation simulation, Chip chip, NetworkPlan plan, RunListener listener, boolean accounts) {
        this.simulation = simulation;
        hardware = new Hardware(simulation, chip);
        DramLayout layout = new DramLayout(plan, new Lifetimes(plan.network()), chip.dramCapacityBytes(), chip.cores());
        chip.requireDram(layout.sizeBytes());
        for (int core = 0; core < chip.cores(); core++) {
            RunListener ofCore = new OriginListener(plan.origins(), listener.ofCore(core));
            Core.Watch watch = new Core.Watch(ofCore, layer -> layerDone(layer, listener), this::isOver, accounts);
            cores.add(new Core(simulation, chip, hardware.core(core), core, plan, layout, watch));
        }
        work = new PlannedWork(plan, chip.view().granuleBytes());
    }

    private void layerDone(int layer, RunListener listener) {
        workDone += work.of(layer + 1) - work.of(layer);
        listener.progressed(workDone, cores.size() * work.all());
    }

    /**
     * Runs a machine that is unwatched and returns the makespan; empty where the run would take longer than so many ticks, or
     * more than so much work, and was broken off.
     */
    OptionalLong tryRun(long ticks, long atMost) {
        mostTicks = ticks;
        mostWork = atMost;
        cores.forEach(Core::start);
        long makespan = simulation.run();
        if (makespan > ticks || cores.stream().anyMatch(Core::brokenOff)) {
            return OptionalLong.empty();
        }
        cores.forEach(Core::requireEnd);
        return OptionalLong.of(makespan);
    }

    /** What the run has done so far, which is what it costs the computer: events that ended something, and the bursts of DRAM. */
    long work() {
        return simulation.ended() + hardware.bursts();
    }

    private boolean isOver() {
        return simulation.now() > mostTicks || mostWork < Long.MAX_VALUE && work() > mostWork;
    }

    /** Runs to the end and returns the makespan in ticks. */
    long run() {
        cores.forEach(Core::start);
        long makespan = simulation.run();
        cores.forEach(Core::end);
        return makespan;
    }

    /** What happened on behalf of each layer, on all cores together. */
    LayerCounts[] counts() {
        LayerCounts[] all = cores.get(0).counts();
        for (Core core : cores.subList(1, cores.size())) {
            LayerCounts[] more = core.counts();
            all = sums(all, more);
        }
        return all;
    }

    private static LayerCounts[] sums(LayerCounts[] some, LayerCounts[] others) {
        LayerCounts[] sums = new LayerCounts[some.length];
        for (int layer = 0; layer < sums.length; layer++) {
            sums[layer] = some[layer].plus(others[layer]);
        }
        return sums;
    }

    Hardware hardware() {
        return hardware;
    }

    /** The most that lay in any core's local SRAM, and in any bulk SRAM, shares of one memory together. */
    SramPeak sramPeak() {
        LongStream local = cores.stream().mapToLong(Core::localHighWaterBytes);
        LongStream bulk = cores.stream().mapToLong(Core::bulkHighWaterBytes);
        boolean shared = hardware.bulkMemories() == 1;
        return new SramPeak(
                local.max().orElseThrow(), shared ? bulk.sum() : bulk.max().orElseThrow());
    }

    /** How far bytes went, on average over the cores. */
    WireUse wireUse() {
        return WireUse.mean(IntStream.range(0, cores.size())
                .mapToObj(core -> hardware.core(core).wireUse())
                .toList());
    }

    List<Core> cores() {
        return cores;
    }
}
