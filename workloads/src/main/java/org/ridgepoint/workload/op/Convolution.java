package org.ridgepoint.workload.op;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.RepeatedSteps;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * A convolution over one, two or three spatial axes; depthwise where groups are the channels.
 *
 * <p>Not modelled: in three dimensions the planes under one window count as channels of one image, so that of a plane which
 * neighbouring outputs share each has its part.
 *
 * @param filters output channels
 * @param window kernel, stride, padding, dilation
 * @param groups parts that channels and filters are split into
 * @param bias one more parameter per filter
 */
public record Convolution(int filters, Window window, int groups, boolean bias) implements Operator {
    public Convolution {
        Inputs.filters(filters, groups);
    }

    @Override
    public String kind() {
        return "conv";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.grouped(kind(), inputs, window, groups);
        return List.of(window.output(input, filters));
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        TensorShape weights = window.weights(filters, inputs.get(0).dimension(1) / groups);
        return bias ? List.of(weights, TensorShape.of(filters)) : List.of(weights);
    }

    @Override
    public Optional<Operator> withBias() {
        return Optional.of(new Convolution(filters, window, groups, true));
    }

    public Contraction contraction(List<TensorShape> inputs) {
        TensorShape in = inputs.get(0);
        TensorShape out = outputs(inputs).get(0);
        int last = window.rank() - 1;
        int rows = last - 1;
        boolean hasRows = window.rank() >= 2;
        boolean hasPlanes = window.rank() == 3;
        return new Contraction(
                groups,
                in.dimension(0) * (hasPlanes ? out.dimension(2) : 1),
                hasRows ? in.dimension(-2) : 1,
                in.dimension(-1),
                in.dimension(1) / groups * (hasPlanes ? window.kernel().get(0) : 1),
                hasRows ? out.dimension(-2) : 1,
                out.dimension(-1),
                filters / groups,
                hasRows ? window.kernel().get(rows) : 1,
                window.kernel().get(last),
                hasRows ? window.stride().get(rows) : 1,
                window.stride().get(last),
                hasRows ? window.padBefore().get(rows) : 0,
                window.padBefore().get(last),
                hasRows ? window.dilation().get(rows) : 1,
                window.dilation().get(last),
                true);
    }

    /**
     * What the gradient of the input takes. Where the size is kept, a convolution with the roles of channels and filters
     * exchanged; else a product that makes each output's window, and the sum of the windows that overlap.
     */
    public Lowering dataGradient(TensorShape input) {
        Contraction forward = contraction(List.of(input));
        TensorShape output = outputs(List.of(input)).get(0);
        boolean keepsSize = window.rank() <= 2 && input.range(2, input.rank()).equals(output.range(2, output.rank()));
        if (keepsSize && window.stride().stream().allMatch(step -> step == 1)) {
            return exchanged(forward);
        }
        long windowElements = Math.multiplyExact(forward.channels(), forward.taps());
        Contraction product = Contraction.product(groups, forward.pixels(), forward.filters(), windowElements, true);
        long made = Math.multiplyExact(groups, Math.multiplyExact(forward.pixels(), windowElements));
        return window.taps() == 1
                ? product
                : RepeatedSteps.of(product, new VectorWork(VectorKind.ADD, made, made, input.elements()));
    }

    private Contraction exchanged(Contraction forward) {
        return new Contraction(
                groups,
                forward.batch(),
                forward.outputHeight(),
                forward.outputWidth(),
                forward.filters(),
                forward.inputHeight(),
                forward.inputWidth(),
                forward.channels(),
                forward.kernelHeight(),
                forward.kernelWidth(),
                1,
                1,
                forward.dilationHeight() * (forward.kernelHeight() - 1) - forward.padTop(),
                forward.dilationWidth() * (forward.kernelWidth() - 1) - forward.padLeft(),
                forward.dilationHeight(),
                forward.dilationWidth(),
                true);
    }

    /**
     * What the gradient of the weights takes: a product of all windows of the input with the output's gradient, whose reduction
     * is over all output positions.
     */
    public Lowering weightGradient(TensorShape input) {
        Contraction forward = contraction(List.of(input));
        long windowElements = Math.multiplyExact(forward.channels(), forward.taps());
        return Contraction.product(groups, windowElements, forward.pixels(), forward.filters(), false);
    }
}
