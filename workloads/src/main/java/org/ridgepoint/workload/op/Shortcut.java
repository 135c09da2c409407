package org.ridgepoint.workload.op;

import java.util.List;

/**
 * Darknet's residual sum: adds the channels and positions that both inputs have and keeps the first input's shape.
 *
 * <p>Source: darknet's shortcut layer: of two maps of unequal size it strides over the larger, and channels that only the
 * first input has pass unchanged.
 */
public record Shortcut() implements Operator {
    @Override
    public String kind() {
        return "add";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 2, 2);
        return List.of(inputs.get(0));
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.SUM;
    }

    public long sharedElements(List<TensorShape> inputs) {
        TensorShape a = inputs.get(0);
        TensorShape b = inputs.get(1);
        long shared = 1;
        for (int axis = 0; axis < a.rank(); axis++) {
            shared = Math.multiplyExact(shared, Math.min(a.dimension(axis), b.dimension(axis)));
        }
        return shared;
    }
}
