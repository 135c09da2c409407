package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A copy with constants around it; negative padding cuts off.
 *
 * @param before elements before, per axis
 * @param after elements after, per axis
 */
public record Pad(List<Long> before, List<Long> after) implements Operator {
    public Pad {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    @Override
    public String kind() {
        return "pad";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (before.size() != input.rank() || after.size() != input.rank()) {
            throw new IllegalArgumentException("padding " + before + ", " + after + " does not fit shape " + input);
        }
        TensorShape output = input;
        for (int axis = 0; axis < input.rank(); axis++) {
            output = output.with(axis, input.dimension(axis) + before.get(axis) + after.get(axis));
        }
        return List.of(output);
    }
}
