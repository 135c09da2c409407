package org.ridgepoint.workload.op;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.RepeatedSteps;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * A transposed convolution: each input position adds a weighted window to the output.
 *
 * @param filters output channels
 * @param window kernel, stride and dilation of the output; its padding is cut off
 * @param extra rows, columns, ... added at the end, one number for each axis
 * @param groups parts that channels and filters are split into
 * @param bias one more parameter per filter
 */
public record TransposedConvolution(int filters, Window window, List<Integer> extra, int groups, boolean bias)
        implements Operator {
    public TransposedConvolution {
        Inputs.filters(filters, groups);
        extra = List.copyOf(extra);
        if (extra.size() != window.rank() || extra.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException(
                    "extra needs one size of at least 0 for each of " + window.rank() + " axes, was " + extra);
        }
    }

    /** Without anything added at the ends. */
    public static TransposedConvolution of(int filters, Window window, int groups, boolean bias) {
        return new TransposedConvolution(filters, window, Collections.nCopies(window.rank(), 0), groups, bias);
    }

    @Override
    public String kind() {
        return "conv-transposed";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.grouped(kind(), inputs, window, groups);
        TensorShape output = TensorShape.of(input.dimension(0), filters);
        for (int axis = 0; axis < window.rank(); axis++) {
            long full =
                    (input.dimension(axis + 2) - 1) * window.stride().get(axis) + window.extent(axis) + extra.get(axis);
            output = output.append(
                    full - window.padBefore().get(axis) - window.padAfter().get(axis));
        }
        return List.of(output);
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        TensorShape weights = window.weights(inputs.get(0).dimension(1), filters / groups);
        return bias ? List.of(weights, TensorShape.of(filters)) : List.of(weights);
    }

    @Override
    public Optional<Operator> withBias() {
        return Optional.of(new TransposedConvolution(filters, window, extra, groups, true));
    }

    /** A product that makes each position's window, then the sum of the windows that overlap. */
    public Lowering lowering(List<TensorShape> inputs) {
        TensorShape in = inputs.get(0);
        long positions = in.elements() / in.dimension(1);
        long windowElements = Math.multiplyExact(filters / groups, window.taps());
        Contraction product = Contraction.product(groups, positions, in.dimension(1) / groups, windowElements, true);
        boolean overlap = false;
        for (int axis = 0; axis < window.rank(); axis++) {
            overlap |= window.extent(axis) > window.stride().get(axis);
        }
        long made = Math.multiplyExact(positions, Math.multiplyExact(groups, windowElements));
        long written = outputs(inputs).get(0).elements();
        return overlap ? RepeatedSteps.of(product, new VectorWork(VectorKind.ADD, made, made, written)) : product;
    }

    /** What the gradient of the input takes: each position's window of the output's gradient, times the weights. */
    public Lowering dataGradient(TensorShape input) {
        long windowElements = Math.multiplyExact(filters / groups, window.taps());
        long positions = input.elements() / input.dimension(1);
        return Contraction.product(groups, positions, windowElements, input.dimension(1) / groups, true);
    }

    /** What the gradient of the weights takes. */
    public Lowering weightGradient(TensorShape input) {
        long windowElements = Math.multiplyExact(filters / groups, window.taps());
        long positions = input.elements() / input.dimension(1);
        return Contraction.product(groups, input.dimension(1) / groups, positions, windowElements, false);
    }
}
