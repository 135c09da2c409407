package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.machine.RunListener;
import org.ridgepoint.accelerator.machine.RunResult;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.trace.RunHistory;
import org.ridgepoint.experiment.trace.Timeline;

/**
 * A run and what came of it.
 *
 * @param run what was run
 * @param result what the machine measured
 * @param history what it looked like over time
 */
public record CompletedRun(ResolvedRun run, RunResult result, RunHistory history) {
    /** Runs it, for another listener too. */
    public static CompletedRun of(ResolvedRun run, Simulator simulator, RunListener listener) {
        Timeline timeline = new Timeline();
        RunResult result = simulator.run(run.chip(), run.graph(), run.options(), timeline.and(listener));
        return new CompletedRun(run, result, timeline.history());
    }

    /** What to know before quoting the result: how it came from the user's words, then what the machine says. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(run.config().notes().orElse(List.of()));
        warnings.addAll(result.warnings());
        return warnings;
    }
}
