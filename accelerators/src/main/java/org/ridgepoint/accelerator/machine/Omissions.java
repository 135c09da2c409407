package org.ridgepoint.accelerator.machine;

import org.ridgepoint.accelerator.program.Program;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.stage.StageQueues;
import org.ridgepoint.accelerator.stage.StepQueue;
import org.ridgepoint.accelerator.stage.Undone;
import org.ridgepoint.sim.account.CycleLedger;

/**
 * Takes tasks that recur out of a core's work once they are seen to be alike: those that wait in its stages and of which
 * nobody has touched anything, and those that have not been made.
 *
 * @param sampler sees when
 * @param program makes tasks
 * @param queues pieces of tasks that have been made
 * @param undone counts what is left out
 */
record Omissions(TaskSampler sampler, Program program, StageQueues queues, Undone undone) {

    /** A task of a layer that has taken so much is done; others like it wait behind it. */
    void done(TileTask step, long tick, CycleLedger ledger, StepQueue waiting) {
        sampler.done(step, tick, ledger).ifPresent(settled -> leaveOut(step.layer(), settled, waiting));
    }

    /** Leaves out all windows but the last. */
    private void leaveOut(int layer, WindowWatch settled, StepQueue waiting) {
        long untouched = waiting.firstUntouched(layer).orElseGet(() -> program.made(layer));
        int windows = settled.windowsAfter(untouched);
        if (windows > 0) {
            long end = settled.endTask();
            long begin = end - windows * (long) settled.stretch().period();
            queues.leaveOut(waiting.leaveOut(layer, begin, end), undone);
            program.leaveOut(layer, begin, end, undone);
            settled.leaveOut(windows);
        }
    }

    /** What was left out of a layer. */
    LayerCounts of(int layer) {
        return undone.of(layer);
    }
}
