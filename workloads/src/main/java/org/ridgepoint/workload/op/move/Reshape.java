package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * The same elements in the same order under other dimensions.
 *
 * @param shape the new dimensions
 */
public record Reshape(TensorShape shape) implements Operator {
    @Override
    public String kind() {
        return "reshape";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (input.elements() != shape.elements()) {
            throw new IllegalArgumentException("shape " + input + " does not reshape to " + shape + " ("
                    + input.elements() + " against " + shape.elements() + " elements)");
        }
        return List.of(shape);
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.VIEW;
    }
}
