package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.Hardware;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.OriginListener;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult.SramPeak;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.kernel.Simulation;

/** A chip wired up to replay a plan on each of its cores. */
final class Machine {
    private final Simulation simulation;
    private final Hardware hardware;
    private final List<Core> cores = new ArrayList<>();
    private long allWork;
    private long workDone;
    private long mostTicks = Simulation.NEVER;
    private long mostWork = Long.MAX_VALUE;

    /** A machine of which every core does the same, telling a listener what happens. */
    Machine(Simulation simulation, Chip chip, NetworkPlan plan, RunListener listener) {
        this(simulation, chip, CoreTasks.replicas(chip, plan), listener, true);
    }

    /** A machine of which each core has a task of its own. */
    Machine(Simulation simulation, Chip chip, ChipPlan plan, RunListener listener) {
        this(simulation, chip, CoreTasks.of(simulation, chip, plan), listener, true);
    }

    /** A machine that leaves out tasks of a plan that recur, where it sees that they are alike. */
    static Machine sampling(
            Simulation simulation, Chip chip, NetworkPlan plan, Consumer<TaskSampler> watches, RunListener listener) {
        return new Machine(simulation, chip, CoreTasks.replicas(chip, plan), listener, true, watches);
    }

    /** A machine of which only the makespan is wanted: nobody notes what the arrays wait for. */
    static Machine unwatched(Simulation simulation, Chip chip, NetworkPlan plan) {
        return new Machine(simulation, chip, CoreTasks.replicas(chip, plan), RunListener.NONE, false);
    }

    /** The same of cores of which each has a task of its own. */
    static Machine unwatched(Simulation simulation, Chip chip, ChipPlan plan) {
        return new Machine(simulation, chip, CoreTasks.of(simulation, chip, plan), RunListener.NONE, false);
    }

    private Machine(Simulation simulation, Chip chip, List<CoreTask> tasks, RunListener listener, boolean accounts) {
        this(simulation, chip, tasks, listener, accounts, sampler -> {});
    }

    private Machine(
            Simulation simulation,
            Chip chip,
            List<CoreTask> tasks,
            RunListener listener,
            boolean accounts,
            Consumer<TaskSampler> watches) {
        this.simulation = simulation;
        hardware = new Hardware(simulation, chip, tasks.get(0).plan().used().channels());
        for (int core = 0; core < chip.cores(); core++) {
            CoreTask task = tasks.get(core);
            RunListener ofCore = new OriginListener(task.plan().origins(), listener.ofCore(core));
            PlannedWork planned = new PlannedWork(task.plan(), task.view().granuleBytes());
            allWork += planned.all();
            TaskSampler sampler = new TaskSampler(DramPace.of(chip), () -> DramUse.of(hardware.channels()));
            watches.accept(sampler);
            CoreWatch watch = new CoreWatch(
                    ofCore, layer -> layerDone(planned, layer, listener), this::isOver, accounts, sampler);
            cores.add(new Core(simulation, chip, hardware.core(core), core, task, watch));
        }
    }

    private void layerDone(PlannedWork planned, int layer, RunListener listener) {
        workDone += planned.of(layer + 1) - planned.of(layer);
        listener.progressed(workDone, allWork);
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
        return counts(cores.size());
    }

    /** The same on so many cores, the first ones. */
    LayerCounts[] counts(int firstCores) {
        LayerCounts[] all = cores.get(0).counts();
        for (Core core : cores.subList(1, firstCores)) {
            LayerCounts[] more = core.counts();
            all = sums(all, more);
        }
        return all;
    }

    static LayerCounts[] sums(LayerCounts[] some, LayerCounts[] others) {
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
