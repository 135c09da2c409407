package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A tensor repeated along its axes of size 1.
 *
 * @param shape the shape to fill
 */
public record Expand(TensorShape shape) implements Operator {
    @Override
    public String kind() {
        return "expand";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs).broadcast(shape));
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.VIEW;
    }
}
