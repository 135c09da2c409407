package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A copy whose elements come from fixed places of the input: cyclic shifts, windows unfolded into columns, a table of
 * relative positions spread over all pairs.
 *
 * @param shape of the output
 */
public record Rearrange(TensorShape shape) implements Operator {
    @Override
    public String kind() {
        return "rearrange";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.only(kind(), inputs);
        return List.of(shape);
    }
}
