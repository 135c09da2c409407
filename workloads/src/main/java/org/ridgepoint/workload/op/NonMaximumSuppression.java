package org.ridgepoint.workload.op;

import java.util.List;

/**
 * Of boxes (batch, boxes, 4) and scores (batch, classes, boxes), the best of each cluster. Cost: as detectors do it, each score
 * is held against a threshold, and of each class the best boxes, as many as may be kept, are compared with one another. A
 * threshold takes a sixteenth of what two boxes take.
 *
 * @param kept boxes kept per class
 */
public record NonMaximumSuppression(long kept) implements Operator {
    private static final long SCORES_OF_A_PAIR = 16;

    public NonMaximumSuppression {
        Inputs.positive("kept", kept);
    }

    @Override
    public String kind() {
        return "nms";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 2, 2);
        TensorShape scores = inputs.get(1);
        return List.of(TensorShape.of(scores.dimension(0), Math.multiplyExact(scores.dimension(1), kept), 3));
    }

    /** Pairs of boxes that are compared, with the thresholds in such pairs. */
    public long comparisons(List<TensorShape> inputs) {
        TensorShape scores = inputs.get(1);
        long best = Math.min(kept, inputs.get(0).dimension(1));
        long classes = Math.multiplyExact(scores.dimension(0), scores.dimension(1));
        long pairs = Math.multiplyExact(classes, Math.multiplyExact(best, best - 1) / 2);
        return Math.addExact(pairs, 1 + (scores.elements() - 1) / SCORES_OF_A_PAIR);
    }
}
