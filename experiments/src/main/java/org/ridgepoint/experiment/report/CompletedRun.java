package org.ridgepoint.experiment.report;

import org.ridgepoint.accelerator.machine.RunResult;
import org.ridgepoint.experiment.run.ResolvedRun;

/**
 * A run and what came of it.
 *
 * @param run what was run
 * @param result what the machine measured
 */
public record CompletedRun(ResolvedRun run, RunResult result) {}
