package org.ridgepoint.experiment.claim;

import java.nio.file.Path;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;

/** How an experiment's sweeps are planned and run. */
public interface Sweeps {
    /** The points of a sweep's file; nothing is simulated. */
    SweepPlan plan(Path file);

    /** What came out of the points of a plan. */
    SweepResult run(Path file, SweepPlan plan);
}
