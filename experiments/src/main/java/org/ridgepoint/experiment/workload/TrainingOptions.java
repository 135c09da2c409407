package org.ridgepoint.experiment.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.training.Optimiser;
import org.ridgepoint.workload.training.TrainingPlan;

/**
 * How a network is trained.
 *
 * @param optimiser how weights follow gradients (default sgd-momentum)
 * @param microBatches parts of the batch that run one after the other (default 1)
 * @param recomputedSegments parts of the network of which only the inputs are kept, the rest being computed again for the
 *     backward pass (default 1: everything is kept)
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record TrainingOptions(
        Optional<Optimiser> optimiser, Optional<Integer> microBatches, Optional<Integer> recomputedSegments) {
    private static final int SHORT_BITS = 16;

    /** Refuses parts that are not there. */
    public TrainingOptions {
        requirePositive("microBatches", microBatches);
        requirePositive("recomputedSegments", recomputedSegments);
    }

    /** The plan at a precision: formats shorter than 32 bits have master weights and moments of 32 bits beside them. */
    TrainingPlan plan(Precision precision) {
        return new TrainingPlan(
                optimiser.orElse(Optimiser.SGD_MOMENTUM),
                precision.bits() <= SHORT_BITS,
                parts(),
                recomputedSegments.orElse(1));
    }

    /** Parts of the batch. */
    int parts() {
        return microBatches.orElse(1);
    }

    /** The options that ask for this. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("--training"));
        optimiser.ifPresent(each ->
                words.add("--optimiser=" + each.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        microBatches.ifPresent(parts -> words.add("--micro-batches=" + parts));
        recomputedSegments.ifPresent(parts -> words.add("--recompute=" + parts));
        return words;
    }

    private static void requirePositive(String key, Optional<Integer> parts) {
        parts.filter(number -> number <= 0).ifPresent(number -> {
            throw new RefusedKey(key, "must be positive, was " + number);
        });
    }
}
