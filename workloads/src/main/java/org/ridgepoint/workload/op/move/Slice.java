package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;

/**
 * Every {@code step}-th element of an axis, from {@code start} (included) to {@code end} (excluded).
 *
 * @param axis the axis that is cut
 * @param start first element
 * @param end one past the last element
 * @param step distance of the elements kept
 */
public record Slice(int axis, long start, long end, long step) implements Operator {
    @Override
    public String kind() {
        return "slice";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (start < 0 || end > input.dimension(axis) || start >= end || step <= 0) {
            throw new IllegalArgumentException(
                    "slice " + start + ":" + end + ":" + step + " leaves axis " + axis + " of shape " + input);
        }
        return List.of(input.with(axis, Window.steps(end - start, step)));
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.VIEW;
    }
}
