package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.machine.RunResult;
import org.ridgepoint.experiment.run.ResolvedRun;

/**
 * A run and what came of it.
 *
 * @param run what was run
 * @param result what the machine measured
 */
public record CompletedRun(ResolvedRun run, RunResult result) {
    /** What to know before quoting the result: how it came from the user's words, then what the machine says. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(run.config().notes().orElse(List.of()));
        warnings.addAll(result.warnings());
        return warnings;
    }
}
