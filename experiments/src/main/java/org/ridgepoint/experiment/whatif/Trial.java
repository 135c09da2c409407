package org.ridgepoint.experiment.whatif;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/**
 * A run with a purchase, and what came of it.
 *
 * @param purchase what there is twice of
 * @param settings the same as {@code KEY=VALUE}
 * @param result empty where that cannot be run
 * @param refusal why it cannot be run; empty where it can
 */
public record Trial(Purchase purchase, List<String> settings, Optional<RunResult> result, String refusal) {
    /** Whether it is against a cause of this name. */
    boolean remedies(String label) {
        return purchase.remedied().stream().anyMatch(cause -> cause.label().equals(label));
    }

    /** The share of a run's time that this saves; negative where it costs some, none where it cannot be run. */
    public double saved(RunResult base) {
        return result.map(changed -> 1 - changed.latencySeconds() / base.latencySeconds())
                .orElse(0.0);
    }

    /** The same of one layer, where it is there in both. */
    public Optional<Double> saved(RunResult base, LayerResult layer) {
        return result.flatMap(changed -> changed.layers().stream()
                .filter(other -> other.name().equals(layer.name()))
                .findFirst()
                .map(other -> 1 - seconds(other, changed) / seconds(layer, base))
                .filter(Double::isFinite));
    }

    private static double seconds(LayerResult layer, RunResult result) {
        return (double) layer.elapsedCycles() / result.clockHz();
    }
}
