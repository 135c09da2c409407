package org.ridgepoint.workload.op;

import java.util.List;

/**
 * Softmax along one axis; scaling and masking of the scores are part of its subtraction.
 *
 * @param axis the axis that sums to one
 */
public record Softmax(int axis) implements Operator {
    @Override
    public String kind() {
        return "softmax";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        input.axis(axis);
        return List.of(input);
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.IN_PLACE;
    }
}
