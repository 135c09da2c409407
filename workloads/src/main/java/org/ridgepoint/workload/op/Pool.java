package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;

/**
 * The maximum or mean of each window.
 *
 * @param reduction {@code MAXIMUM}, or {@code ADD} for the mean
 * @param window kernel, stride, padding
 */
public record Pool(VectorKind reduction, Window window) implements Operator {
    public Pool {
        if (reduction != VectorKind.MAXIMUM && reduction != VectorKind.ADD) {
            throw new IllegalArgumentException("a pool takes maximum or add, got " + reduction.label());
        }
    }

    @Override
    public String kind() {
        return reduction == VectorKind.MAXIMUM ? "max-pool" : "average-pool";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        window.requireAxes(input);
        return List.of(window.output(input, input.dimension(1)));
    }
}
