package org.ridgepoint.workload.op;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.work.Contraction;

/**
 * A matrix of weights applied to the last axis (a fully connected layer).
 *
 * @param width outputs
 * @param bias one more parameter per output
 */
public record Linear(long width, boolean bias) implements Operator {
    public Linear {
        Inputs.positive("width", width);
    }

    @Override
    public String kind() {
        return "linear";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return List.of(Inputs.only(kind(), inputs).with(-1, width));
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        TensorShape weights = TensorShape.of(width, inputs.get(0).dimension(-1));
        return bias ? List.of(weights, TensorShape.of(width)) : List.of(weights);
    }

    @Override
    public Optional<Operator> withBias() {
        return Optional.of(new Linear(width, true));
    }

    public Contraction contraction(List<TensorShape> inputs) {
        TensorShape in = inputs.get(0);
        long reduction = in.dimension(-1);
        return Contraction.product(1, in.elements() / reduction, reduction, width, true);
    }
}
