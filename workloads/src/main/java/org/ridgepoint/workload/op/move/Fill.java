package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.work.VectorKind;

/**
 * A tensor of one number, or of noise, made on the chip: nothing is stored for it.
 *
 * @param shape its shape
 * @param method how an element is made
 */
public record Fill(TensorShape shape, VectorKind method) implements Operator {
    /** One number all over. */
    public Fill(TensorShape shape) {
        this(shape, VectorKind.MOVE);
    }

    @Override
    public String kind() {
        return method == VectorKind.MOVE ? "fill" : method.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 0, 0);
        return List.of(shape);
    }
}
