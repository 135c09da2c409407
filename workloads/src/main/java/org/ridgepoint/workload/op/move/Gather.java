package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * Slices of the first input along an axis, at the indices that the second input holds.
 *
 * @param axis the axis that is indexed
 */
public record Gather(int axis) implements Operator {
    @Override
    public String kind() {
        return "gather";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 2, 2);
        TensorShape data = inputs.get(0);
        int at = data.axis(axis);
        return List.of(data.range(0, at)
                .append(inputs.get(1).dimensions())
                .append(data.range(at + 1, data.rank()).dimensions()));
    }
}
