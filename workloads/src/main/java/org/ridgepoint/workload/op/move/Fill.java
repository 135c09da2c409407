package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A tensor of one number, made on the chip: nothing is stored for it.
 *
 * @param shape its shape
 */
public record Fill(TensorShape shape) implements Operator {
    @Override
    public String kind() {
        return "fill";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 0, 0);
        return List.of(shape);
    }
}
