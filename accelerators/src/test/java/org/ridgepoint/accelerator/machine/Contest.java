package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.OptionalLong;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Textbook;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;

/**
 * One operator on a chip, by the plan that a run would choose and by the best textbook schedule.
 *
 * @param cycles by the chosen plan
 * @param textbookCycles by the fastest textbook schedule
 * @param schedules textbook schedules tried
 * @param plan the chosen plan in words
 * @param textbookPlan the fastest schedule in words
 */
record Contest(long cycles, long textbookCycles, int schedules, String plan, String textbookPlan) {
    /** Holds a contest for a graph that is one product or convolution. */
    static Contest of(Chip chip, Graph graph) {
        BatchPlan mapped = Replay.plan(chip, BatchedGraph.undivided(1, graph));
        NetworkPlan chosen =
                new Rehearsal(chip, Simulation::new, Pins.NONE).best(mapped).inFull();
        List<NetworkPlan> schedules = Textbook.schedules(mapped.whole(), chip.view());
        long least = Simulation.NEVER;
        NetworkPlan best = chosen;
        for (NetworkPlan schedule : schedules) {
            OptionalLong ticks =
                    Machine.unwatched(new Simulation(), chip, schedule).tryRun(least, Long.MAX_VALUE);
            if (ticks.isPresent()) {
                best = schedule;
                least = ticks.getAsLong();
            }
        }
        long ticks = new Machine(new Simulation(), chip, chosen, RunListener.NONE).run();
        long period = chip.clock().periodFemtoseconds();
        return new Contest(ticks / period, least / period, schedules.size(), words(chosen), words(best));
    }

    private static String words(NetworkPlan plan) {
        return plan.plans()
                .get(0)
                .map(LayerPlan::describe)
                .orElseGet(() -> "the vector unit in " + plan.blocks().get(0) + " blocks");
    }
}
