package org.ridgepoint.workload.training;

/**
 * How a network is trained.
 *
 * @param optimiser how weights follow gradients
 * @param mixedPrecision computes at the run's (16-bit) precision, with master weights and moments in 32 bits and a scaled
 *     loss; else everything has the run's precision
 * @param microBatches parts of the batch that run one after the other, adding up their gradients
 * @param recomputedSegments parts of the network of which only the inputs are kept and the rest is computed again for the
 *     backward pass; 1 keeps everything
 */
public record TrainingPlan(Optimiser optimiser, boolean mixedPrecision, int microBatches, int recomputedSegments) {
    public TrainingPlan {
        if (microBatches <= 0) {
            throw new IllegalArgumentException("microBatches must be positive, was " + microBatches);
        }
        if (recomputedSegments <= 0) {
            throw new IllegalArgumentException("recomputedSegments must be positive, was " + recomputedSegments);
        }
    }

    /** SGD with momentum, mixed precision, the batch at once, nothing recomputed. */
    public static TrainingPlan standard() {
        return new TrainingPlan(Optimiser.SGD_MOMENTUM, true, 1, 1);
    }

    /** With another optimiser. */
    public TrainingPlan with(Optimiser other) {
        return new TrainingPlan(other, mixedPrecision, microBatches, recomputedSegments);
    }
}
