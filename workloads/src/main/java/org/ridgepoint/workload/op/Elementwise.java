package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;

/**
 * One element from one element of each input; axes of size 1 are repeated.
 *
 * @param function what combines them
 */
public record Elementwise(VectorKind function) implements Operator {
    public Elementwise {
        if (!function.isElementwise()) {
            throw new IllegalArgumentException(function.label() + " does not combine two elements");
        }
    }

    @Override
    public String kind() {
        return function.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 2, Integer.MAX_VALUE);
        return List.of(inputs.stream().reduce(TensorShape::broadcast).orElseThrow());
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.SUM;
    }
}
