package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Plans of one run that were tried on the machine, and the work that is left for others. A trial ends as soon as it is seen to
 * be slow, and a plan whose bytes alone take longer than the fastest is not tried. Of plans that take as long as each other to
 * one percent the one that moves the fewest DRAM bytes is the best.
 */
final class Trials {
    private static final double AS_LONG = 1.01;
    private static final double HOPEFUL = 1.25;
    private static final long CONSTRUCTION = 200; // a machine takes as long to build as so many events take

    private final Chip chip;
    private final Function<NetworkPlan, Machine> machines;
    private final Budget budget;
    private final Set<NetworkPlan.NetworkChoice> tried = new HashSet<>();
    private final List<TriedPlan> ended = new ArrayList<>();
    private long fastestTicks = Simulation.NEVER;
    private long halfATrial;

    /** Trials that together take so much work. */
    Trials(Chip chip, Supplier<Simulation> simulations, long mostWork) {
        this(chip, plan -> Machine.unwatched(simulations.get(), chip, plan), mostWork);
    }

    /** The same on unwatched machines that somebody makes for plans. */
    Trials(Chip chip, Function<NetworkPlan, Machine> machines, long mostWork) {
        this(chip, machines, new Budget(mostWork));
    }

    private Trials(Chip chip, Function<NetworkPlan, Machine> machines, Budget budget) {
        this.chip = chip;
        this.machines = machines;
        this.budget = budget;
    }

    /** Work that is left for these trials and those begun apart from them. */
    private static final class Budget {
        private long left;

        Budget(long left) {
            this.left = left;
        }
    }

    /** A plan and what it took. */
    private record TriedPlan(NetworkPlan plan, long ticks, long dramBytes) {}

    /** Allows so much more work. */
    void allow(long work) {
        budget.left += work;
    }

    /** Whether so much work would be left after one that takes half as much as the first. */
    boolean mayTake(long leaving) {
        return budget.left > leaving + halfATrial;
    }

    /** Tries a plan, unless it is known or cannot be fast, or no work is left. */
    void add(NetworkPlan plan) {
        boolean slow = plan.leastCycles() * chip.clock().periodFemtoseconds() > slowestTicks();
        if (!mayTake(0) || slow || !tried.add(plan.choice())) {
            return;
        }
        Machine machine = machines.apply(plan);
        OptionalLong ticks = machine.tryRun(slowestTicks(), budget.left);
        budget.left -= CONSTRUCTION + machine.work();
        if (ticks.isPresent()) {
            halfATrial = halfATrial == 0 ? machine.work() / 2 : halfATrial;
            fastestTicks = Math.min(fastestTicks, ticks.getAsLong());
            ended.add(new TriedPlan(plan, ticks.getAsLong(), dramBytes(machine)));
        }
    }

    private static long dramBytes(Machine machine) {
        return Arrays.stream(machine.counts()).mapToLong(LayerCounts::dramBytes).sum();
    }

    /**
     * Trials from the same budget that begin with a plan and know no others, unless that takes far longer than the fastest here.
     */
    Trials startingFrom(NetworkPlan plan) {
        Trials apart = new Trials(chip, machines, budget);
        apart.fastestTicks = fastestTicks == Simulation.NEVER ? Simulation.NEVER : (long) (HOPEFUL * fastestTicks);
        apart.add(plan);
        return apart;
    }

    /** Takes over what others found. */
    void addAll(Trials others) {
        ended.addAll(others.ended);
        ended.forEach(trial -> fastestTicks = Math.min(fastestTicks, trial.ticks));
    }

    /** The best plan so far. */
    Optional<NetworkPlan> best() {
        return ended.stream()
                .filter(trial -> trial.ticks <= slowestTicks())
                .min(Comparator.comparingLong(TriedPlan::dramBytes).thenComparingLong(TriedPlan::ticks))
                .map(TriedPlan::plan);
    }

    /** What takes longer is slow. */
    private long slowestTicks() {
        return fastestTicks == Simulation.NEVER ? Simulation.NEVER : (long) (AS_LONG * fastestTicks);
    }
}
