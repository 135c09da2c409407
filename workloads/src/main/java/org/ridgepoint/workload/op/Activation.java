package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;

/**
 * A function of one element, such as a rectifier.
 *
 * @param function which; its cost stands in {@link VectorKind}
 */
public record Activation(VectorKind function) implements Operator {
    public Activation {
        if (!function.isActivation()) {
            throw new IllegalArgumentException(function.label() + " is not a function of one element");
        }
    }

    @Override
    public String kind() {
        return function.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs));
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.IN_PLACE;
    }
}
