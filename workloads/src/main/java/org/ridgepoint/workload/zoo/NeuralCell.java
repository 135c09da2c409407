package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Slice;

/**
 * A cell found by architecture search: each pair applies two operations to earlier states and adds the results; states
 * that no pair uses are joined. State 0 is the cell's input after a 1x1 convolution, state 1 the input of the cell before.
 *
 * @param pairs in order; pair i makes state i + 2
 * @param joined the states whose channels make the output
 */
record NeuralCell(List<Pair> pairs, int... joined) {

    /** Two operations and the states that they read. */
    record Pair(Op left, int leftState, Op right, int rightState) {}

    /** What may be applied to a state. */
    enum Op {
        NONE,
        AVERAGE_3,
        MAXIMUM_3,
        SEPARABLE_3,
        SEPARABLE_5,
        SEPARABLE_7,
        FACTORED_7
    }

    /** The cell with its input, the input of the cell before, and a width; with stride 2 it halves the image. */
    Tensor apply(Layers net, Tensor input, Tensor before, long width, int stride) {
        List<Tensor> states = new ArrayList<>();
        states.add(pointwise(net, input, width));
        states.add(match(net, input, before, width));
        for (Pair pair : pairs) {
            Tensor left = apply(net, pair.left, states.get(pair.leftState), width, pair.leftState < 2 ? stride : 1);
            Tensor right = apply(net, pair.right, states.get(pair.rightState), width, pair.rightState < 2 ? stride : 1);
            states.add(net.add(left, right));
        }
        List<Tensor> parts = new ArrayList<>();
        for (int state : joined) {
            parts.add(states.get(state));
        }
        return net.concat(1, parts);
    }

    private static Tensor pointwise(Layers net, Tensor x, long width) {
        return net.convNorm(net.relu(x), width, Window.of(1, 1));
    }

    /** Brings the output of the cell before to this cell's size and width; the stem itself is taken as it is. */
    private static Tensor match(Layers net, Tensor input, Tensor before, long width) {
        if (before.equals(input)) {
            return before;
        }
        if (before.shape().dimension(2) != input.shape().dimension(2)) {
            return halve(net, net.relu(before), width);
        }
        return before.shape().dimension(1) == width ? before : pointwise(net, before, width);
    }

    /** Two 1x1 convolutions with stride 2, the second on the image shifted by one pixel. */
    private static Tensor halve(Layers net, Tensor x, long width) {
        long rows = x.shape().dimension(2);
        long columns = x.shape().dimension(3);
        Tensor shifted = net.node(new Pad(List.of(0L, 0L, -1L, -1L), List.of(0L, 0L, 1L, 1L)), x);
        return net.norm(net.concat(
                1,
                net.conv(everySecond(net, x, rows, columns), width / 2, Window.of(1, 1)),
                net.conv(everySecond(net, shifted, rows, columns), width - width / 2, Window.of(1, 1))));
    }

    private static Tensor everySecond(Layers net, Tensor x, long rows, long columns) {
        return net.node(new Slice(3, 0, columns, 2), net.node(new Slice(2, 0, rows, 2), x));
    }

    private static Tensor apply(Layers net, Op op, Tensor x, long width, int stride) {
        return switch (op) {
            case NONE -> stride == 1 && x.shape().dimension(1) == width ? x : strided(net, x, width, stride);
            case AVERAGE_3 -> widen(net, net.averagePool(x, covering(x, 3, stride)), width);
            case MAXIMUM_3 -> widen(net, net.maxPool(x, covering(x, 3, stride)), width);
            case SEPARABLE_3 -> separable(net, separable(net, x, width, 3, stride), width, 3, 1);
            case SEPARABLE_5 -> separable(net, separable(net, x, width, 5, stride), width, 5, 1);
            case SEPARABLE_7 -> separable(net, separable(net, x, width, 7, stride), width, 7, 1);
            case FACTORED_7 -> factored(net, x, width, stride);
        };
    }

    private static Tensor strided(Layers net, Tensor x, long width, int stride) {
        return net.convNorm(net.relu(x), width, Window.of(1, 1).stride(stride));
    }

    private static Tensor widen(Layers net, Tensor x, long width) {
        return x.shape().dimension(1) == width ? x : net.convNorm(x, width, Window.of(1, 1));
    }

    private static Window covering(Tensor x, int kernel, int stride) {
        return Window.of(kernel, kernel).stride(stride).coverAll(x.shape());
    }

    private static Tensor separable(Layers net, Tensor x, long width, int kernel, int stride) {
        Tensor y = net.depthwise(net.relu(x), covering(x, kernel, stride));
        return net.convNorm(y, width, Window.of(1, 1));
    }

    /** A 7x7 convolution in a quarter of the channels, as a row and a column. */
    private static Tensor factored(Layers net, Tensor x, long width, int stride) {
        Tensor y = net.relu(pointwise(net, x, width / 4));
        y = net.relu(
                net.convNorm(y, width / 4, Window.of(1, 7).strides(1, stride).coverAll(y.shape())));
        y = net.convNorm(y, width / 4, Window.of(7, 1).strides(stride, 1).coverAll(y.shape()));
        return pointwise(net, y, width);
    }
}
