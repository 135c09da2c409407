package org.ridgepoint.accelerator.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.AdaptivePool;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.TopK;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.work.VectorKind;

/** One operator on a tensor, of any kind that its shape allows; a rectifier where that kind does not go with it. */
final class RandomLayer {
    private static final List<VectorKind> ACTIVATIONS =
            List.of(VectorKind.RELU, VectorKind.SIGMOID, VectorKind.GELU, VectorKind.POWER, VectorKind.HARD_SWISH);

    private final Draws draws;
    private final Layers net;
    private final List<Tensor> others;
    private final Tensor x;
    private final int rank;

    RandomLayer(Draws draws, Layers net, List<Tensor> others, Tensor x) {
        this.draws = draws;
        this.net = net;
        this.others = others;
        this.x = x;
        this.rank = x.shape().rank();
    }

    Tensor add() {
        int kind = draws.below(24);
        return switch (kind) {
            case 0 -> activation();
            case 1, 2 -> rank == 0 ? activation() : net.node(linear(), x);
            case 3, 4, 5, 6 -> rank == 4 ? convolution() : activation();
            case 7 -> rank == 4 ? transposed() : activation();
            case 8 -> rank == 4 ? pool() : activation();
            case 9, 10 -> rank >= 2 ? product() : activation();
            case 11 -> rank == 4 ? attention() : activation();
            case 12, 13 -> rank == 3 ? recurrent() : activation();
            case 14 -> rank >= 1 ? normalised() : activation();
            case 15, 16 -> combined();
            case 17 -> rank >= 2 ? joined() : activation();
            case 18 -> rank >= 2 ? part() : activation();
            case 19 -> rank >= 1 ? reduced() : activation();
            case 20 -> rank >= 2 ? moved() : activation();
            case 21 -> rank == 4 ? resized() : activation();
            case 22 -> rank >= 2 ? embedded() : activation();
            default ->
                rank >= 1 ? net.node(new TopK(1 + draws.below((int) x.shape().dimension(-1))), x) : activation();
        };
    }

    private Linear linear() {
        return new Linear(draws.size(8), draws.oneIn(2));
    }

    private Tensor activation() {
        return net.activate(x, draws.pick(ACTIVATIONS));
    }

    private Tensor convolution() {
        long channels = x.shape().dimension(1);
        boolean depthwise = draws.oneIn(4);
        Window window = window(true);
        if (!fits(window)) {
            return activation();
        }
        if (depthwise) {
            return net.depthwise(x, window);
        }
        long groups = draws.oneIn(4) ? divisor(channels) : 1;
        Tensor y = net.conv(
                x,
                groups * draws.size(6 - Math.min(6, Long.numberOfTrailingZeros(groups))),
                window,
                groups,
                draws.oneIn(2));
        return draws.oneIn(3) ? net.norm(y) : y;
    }

    private Tensor transposed() {
        Window window = new Window(
                List.of(draws.between(1, 5), draws.between(1, 5)),
                List.of(draws.between(1, 4), draws.between(1, 4)),
                List.of(0, 0),
                List.of(0, 0),
                List.of(draws.between(1, 2), 1));
        int pad = draws.below(3);
        boolean leavesSome = IntStream.range(0, 2)
                .allMatch(axis ->
                        (x.shape().dimension(axis + 2) - 1) * window.stride().get(axis) + window.extent(axis)
                                > 2L * pad);
        Window padded = leavesSome ? window.pad(pad) : window;
        return net.node(TransposedConvolution.of(draws.size(4), padded, 1, draws.oneIn(2)), x);
    }

    private Tensor pool() {
        Window window = window(false);
        return !fits(window) ? activation() : draws.oneIn(2) ? net.averagePool(x, window) : net.maxPool(x, window);
    }

    /** Kernels of 1 to 11, strides of 1 to 4, padding up to the kernel. */
    private Window window(boolean dilated) {
        int height = draws.size(3) + draws.below(4);
        int width = draws.size(3) + draws.below(4);
        List<Integer> before = List.of(draws.below(height), draws.below(width));
        List<Integer> after = draws.oneIn(2) ? before : List.of(draws.below(height), draws.below(width));
        int dilation = dilated && draws.oneIn(4) ? draws.between(1, 5) : 1;
        return new Window(
                List.of(height, width),
                List.of(draws.between(1, 4), draws.between(1, 4)),
                before,
                after,
                List.of(dilation, draws.oneIn(2) ? dilation : 1));
    }

    private boolean fits(Window window) {
        return IntStream.range(0, 2)
                .allMatch(axis -> x.shape().dimension(axis + 2)
                                + window.padBefore().get(axis)
                                + window.padAfter().get(axis)
                        >= window.extent(axis));
    }

    /** A product of two activations: of the tensor with itself, with one of its shape, or with one that all of it shares. */
    private Tensor product() {
        long width = draws.size(6);
        long inner = x.shape().dimension(-1);
        return switch (draws.below(3)) {
            case 0 -> net.matmul(x, fresh(TensorShape.of(inner, width)));
            case 1 -> net.node(new MatMul(true), x, x);
            default -> net.matmul(x, fresh(x.shape().with(-2, inner).with(-1, width)));
        };
    }

    private Tensor attention() {
        TensorShape shape = x.shape();
        long heads = divisor(shape.dimension(1));
        Tensor keys = fresh(shape.with(1, heads).with(2, draws.size(6)));
        return net.node(new Attention(), x, keys, draws.oneIn(2) ? keys : fresh(keys.shape()));
    }

    private Tensor recurrent() {
        long hidden = draws.size(5);
        Recurrent cell = new Recurrent(
                draws.pick(Recurrent.Cell.values()),
                hidden,
                draws.oneIn(4) ? draws.size(5) : hidden,
                draws.between(1, 2),
                draws.below(3));
        Tensor y = net.node(cell, x);
        long steps = y.shape().dimension(1);
        return draws.oneIn(2) ? net.slice(y, 1, steps - 1, steps) : y;
    }

    private Tensor normalised() {
        TensorShape last = TensorShape.of(x.shape().dimension(-1));
        return switch (draws.below(4)) {
            case 0 -> net.node(new Softmax(draws.below(rank)), x);
            case 1 -> net.layerNorm(x);
            case 2 -> net.node(new Normalisation(VectorKind.RMS_NORM, last, 1), x);
            default -> net.node(new Normalisation(VectorKind.LOCAL_RESPONSE_NORM, last, 0), x);
        };
    }

    /** Element by element with itself, a function of itself, an earlier tensor, or one that is spread over it. */
    private Tensor combined() {
        Elementwise function =
                new Elementwise(draws.pick(VectorKind.ADD, VectorKind.MULTIPLY, VectorKind.MAXIMUM, VectorKind.DIVIDE));
        return switch (draws.below(4)) {
            case 0 -> net.node(function, x, x);
            case 1 -> net.node(function, x, activation());
            case 2 -> net.node(function, x, like());
            default ->
                net.node(function, x, fresh(rank == 0 ? x.shape() : x.shape().with(-1, 1)));
        };
    }

    private Tensor joined() {
        int axis = draws.between(1, rank - 1);
        Tensor more = draws.oneIn(2) ? like() : activation();
        return draws.oneIn(3) ? net.concat(axis, x, more, x) : net.concat(axis, x, more);
    }

    private Tensor part() {
        int axis = draws.between(1, rank - 1);
        long size = x.shape().dimension(axis);
        long start = draws.below((int) size);
        if (size > 1 && draws.oneIn(2)) {
            long first = 1 + draws.below((int) size - 1);
            List<Tensor> parts = net.graph()
                    .node(net.graph().nextName("split"), new Split(axis, List.of(first, size - first)), List.of(x))
                    .outputs();
            others.add(parts.get(1));
            return parts.get(0);
        }
        return net.slice(x, axis, start, start + 1 + draws.below((int) (size - start)));
    }

    /** Over one axis, all but the batch, or all. */
    private Tensor reduced() {
        VectorKind function = draws.pick(VectorKind.ADD, VectorKind.MAXIMUM);
        List<Integer> axes = switch (draws.below(3)) {
            case 0 -> List.of(draws.below(rank));
            case 1 -> IntStream.range(Math.min(1, rank - 1), rank).boxed().toList();
            default -> IntStream.range(0, rank).boxed().toList();
        };
        return net.node(new Reduce(function, axes, draws.oneIn(2)), x);
    }

    private Tensor moved() {
        if (draws.oneIn(2)) {
            return net.flatten(x);
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(order, draws.between(1, rank - 1), rank - 1);
        return net.transpose(x, order.toArray(Integer[]::new));
    }

    private Tensor resized() {
        TensorShape shape = x.shape();
        return switch (draws.below(3)) {
            case 0 -> net.upsample(x, draws.between(1, 3));
            case 1 ->
                net.node(
                        new AdaptivePool(
                                draws.pick(VectorKind.ADD, VectorKind.MAXIMUM),
                                List.of(
                                        1L + draws.below((int) shape.dimension(2)),
                                        1L + draws.below((int) shape.dimension(3)))),
                        x);
            default ->
                net.node(
                        new Pad(List.of(0L, 0L, 1L * draws.below(4), 1L * draws.below(4)), List.of(0L, 0L, 1L, 0L)), x);
        };
    }

    /** Rows of a table, for as many indices as a corner of the tensor has elements. */
    private Tensor embedded() {
        Tensor indices = net.graph()
                .input(
                        "indices" + others.size() + "." + net.graph().nextName("input"),
                        x.shape().range(0, 2),
                        Optional.of(Precision.INT32));
        return net.node(new Embedding(draws.size(9), draws.size(6), draws.oneIn(4)), indices);
    }

    private Tensor like() {
        List<Tensor> alike = LongStream.range(0, others.size())
                .mapToObj(i -> others.get((int) i))
                .filter(other -> other.shape().equals(x.shape()))
                .toList();
        return alike.isEmpty() ? activation() : draws.pick(alike);
    }

    private Tensor fresh(TensorShape shape) {
        long[] dimensions = shape.dimensions();
        return net.input(net.graph().nextName("input"), dimensions);
    }

    private long divisor(long number) {
        List<Long> divisors = LongStream.rangeClosed(1, number)
                .filter(divisor -> number % divisor == 0)
                .boxed()
                .toList();
        return draws.pick(divisors);
    }
}
