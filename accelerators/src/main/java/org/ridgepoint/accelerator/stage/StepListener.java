package org.ridgepoint.accelerator.stage;

import org.ridgepoint.accelerator.program.TileTask;

/** Told when a task has been worked off. */
@FunctionalInterface
public interface StepListener {
    /** It has, now. */
    void finished(TileTask step);
}
