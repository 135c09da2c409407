package org.ridgepoint.workload.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.work.Contraction;

/**
 * A matrix of weights applied to the last axis (a fully connected layer).
 *
 * @param width outputs
 * @param bias one more parameter per output
 * @param scales shapes of the scales and zero points of weights that are stored in blocks
 */
public record Linear(long width, boolean bias, List<TensorShape> scales) implements Operator {
    public Linear {
        Inputs.positive("width", width);
        scales = List.copyOf(scales);
    }

    /** With weights that need no scales. */
    public Linear(long width, boolean bias) {
        this(width, bias, List.of());
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
        List<TensorShape> all = new ArrayList<>(List.of(weights));
        if (bias) {
            all.add(TensorShape.of(width));
        }
        all.addAll(scales);
        return all;
    }

    @Override
    public Optional<Operator> withBias() {
        return scales.isEmpty() ? Optional.of(new Linear(width, true)) : Optional.empty();
    }

    @Override
    public int weightScales() {
        return scales.size();
    }

    public Contraction contraction(List<TensorShape> inputs) {
        TensorShape in = inputs.get(0);
        long reduction = in.dimension(-1);
        return Contraction.product(1, in.elements() / reduction, reduction, width, true);
    }
}
