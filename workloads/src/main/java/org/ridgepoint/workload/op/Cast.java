package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;

/**
 * A change of number format.
 *
 * @param cost {@code QUANTISE}, {@code DEQUANTISE}, or {@code MOVE} for a plain conversion
 * @param target the format of the output
 */
public record Cast(VectorKind cost, Precision target) implements Operator {
    @Override
    public String kind() {
        return cost == VectorKind.MOVE ? "cast" : cost.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 1, 3);
        return List.of(inputs.get(0));
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.IN_PLACE;
    }
}
