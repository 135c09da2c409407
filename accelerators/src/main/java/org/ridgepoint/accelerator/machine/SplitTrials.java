package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Tries ways to share a run out among cores on the machine, those first of which the mapper expects most, as long as what that
 * costs the computer stays within bounds; where it does not, the mapper's word is taken.
 */
final class SplitTrials {
    private static final long MOST_WORK = 24_000_000;

    /** The mapper's word alone is not taken for less than this. */
    private static final double WORTH_IT = 0.9;

    private final Chip chip;
    private final Supplier<Simulation> simulations;
    private final ChipPlan alone;
    private long workLeft = MOST_WORK;
    private long fastestTicks = Simulation.NEVER;

    /** Trials of a run that one core could do alone. */
    SplitTrials(Chip chip, Supplier<Simulation> simulations, ChipPlan alone) {
        this.chip = chip;
        this.simulations = simulations;
        this.alone = alone;
    }

    /** The fastest of these and of one core alone; of two that are as fast, the one of which the mapper expects more. */
    ChipPlan best(List<ChipPlan> others) {
        List<ChipPlan> candidates = new ArrayList<>(others);
        candidates.sort(Comparator.comparingDouble(ChipPlan::expectedCycles));
        ChipPlan likeliest = candidates.isEmpty() ? alone : candidates.get(0);
        candidates.add(Math.min(1, candidates.size()), alone);
        ChipPlan fastest = alone;
        for (ChipPlan candidate : candidates) {
            OptionalLong ticks = ticks(candidate);
            if (ticks.isPresent() && ticks.getAsLong() < fastestTicks) {
                fastestTicks = ticks.getAsLong();
                fastest = candidate;
            }
        }
        boolean known = fastestTicks < Simulation.NEVER;
        boolean worthIt = likeliest.expectedCycles() < WORTH_IT * alone.expectedCycles();
        return known || !worthIt ? fastest : likeliest;
    }

    private OptionalLong ticks(ChipPlan plan) {
        if (workLeft <= 0) {
            return OptionalLong.empty();
        }
        Machine machine = Machine.unwatched(simulations.get(), chip, plan);
        OptionalLong ticks = machine.tryRun(fastestTicks, workLeft);
        workLeft -= machine.work();
        return ticks;
    }
}
