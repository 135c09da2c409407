package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A learned tensor that enters the graph as it is: a class token, position embeddings.
 *
 * @param shape its shape
 */
public record Learned(TensorShape shape) implements Operator {
    @Override
    public String kind() {
        return "learned";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 0, 0);
        return List.of(shape);
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        return List.of(shape);
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.VIEW;
    }
}
