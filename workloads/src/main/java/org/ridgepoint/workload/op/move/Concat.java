package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * Several tensors seen as one, joined along an axis.
 *
 * @param axis where they differ
 * @param appends the parts after the first are written behind it where it lies, as into a cache that has room for them
 */
public record Concat(int axis, boolean appends) implements Operator {

    /** A joint tensor of its own. */
    public Concat(int axis) {
        this(axis, false);
    }

    @Override
    public String kind() {
        return "concat";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 1, Integer.MAX_VALUE);
        TensorShape first = inputs.get(0);
        long joined = 0;
        for (TensorShape input : inputs) {
            if (input.rank() != first.rank() || !input.with(axis, 1).equals(first.with(axis, 1))) {
                throw new IllegalArgumentException(
                        "shapes " + first + " and " + input + " do not join along axis " + axis);
            }
            joined = Math.addExact(joined, input.dimension(axis));
        }
        return List.of(first.with(axis, joined));
    }

    @Override
    public Aliasing aliasing() {
        return appends ? Aliasing.APPEND : Aliasing.VIEW;
    }
}
