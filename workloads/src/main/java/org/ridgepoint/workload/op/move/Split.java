package org.ridgepoint.workload.op.move;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * One tensor seen as several, cut along an axis.
 *
 * @param axis where it is cut
 * @param sizes of the parts
 */
public record Split(int axis, List<Long> sizes) implements Operator {
    public Split {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String kind() {
        return "split";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (sizes.stream().mapToLong(Long::longValue).sum() != input.dimension(axis)) {
            throw new IllegalArgumentException("axis " + axis + " of shape " + input + " does not split into " + sizes);
        }
        List<TensorShape> parts = new ArrayList<>();
        for (long size : sizes) {
            parts.add(input.with(axis, size));
        }
        return parts;
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.VIEW;
    }
}
