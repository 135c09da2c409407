package org.ridgepoint.experiment.explain;

import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/**
 * A change and what came of it.
 *
 * @param change what was changed
 * @param result empty where that cannot be run
 * @param refusal why it cannot be run; empty where it can
 */
record Trial(Change change, Optional<RunResult> result, String refusal) {
    /** The share of a run's time that this saves; negative where it costs some. */
    double saved(RunResult base) {
        return 1 - result.orElseThrow().latencySeconds() / base.latencySeconds();
    }

    /** The same of one layer, where it is there in both. */
    Optional<Double> saved(RunResult base, LayerResult layer) {
        RunResult changed = result.orElseThrow();
        return changed.layers().stream()
                .filter(other -> other.name().equals(layer.name()))
                .findFirst()
                .map(other -> 1 - seconds(other, changed) / seconds(layer, base))
                .filter(Double::isFinite);
    }

    private static double seconds(LayerResult layer, RunResult result) {
        return (double) layer.elapsedCycles() / result.clockHz();
    }
}
