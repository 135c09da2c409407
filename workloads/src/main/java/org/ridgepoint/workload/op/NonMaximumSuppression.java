package org.ridgepoint.workload.op;

import java.util.List;

/**
 * Of boxes (batch, boxes, 4) and scores (batch, classes, boxes), the best of each cluster. Cost: each kept box of each
 * class is compared with all boxes.
 *
 * @param kept boxes kept per class
 */
public record NonMaximumSuppression(long kept) implements Operator {
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

    public long comparisons(List<TensorShape> inputs) {
        return Math.multiplyExact(
                inputs.get(1).elements(), Math.min(kept, inputs.get(0).dimension(1)));
    }
}
