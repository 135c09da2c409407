package org.ridgepoint.workload.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/** The pen for networks: each method adds one or two nodes and returns what they make. Images are batch, channels, rows, columns. */
public final class Layers {
    private final GraphBuilder graph;

    public Layers(String graphName) {
        graph = new GraphBuilder(graphName);
    }

    /** The builder underneath. */
    public GraphBuilder graph() {
        return graph;
    }

    /** Opens a scope for the names of nodes to come. */
    public Layers at(String scope) {
        graph.at(scope);
        return this;
    }

    /** An input at the precision of the run. */
    public Tensor input(String name, long... dimensions) {
        return graph.input(name, TensorShape.of(dimensions));
    }

    /** Marks the results and finishes the graph. */
    public Graph finish(Tensor... outputs) {
        for (Tensor output : outputs) {
            graph.output(output);
        }
        return graph.build();
    }

    /** A node of any operator. */
    public Tensor node(Operator operator, Tensor... inputs) {
        return graph.node(operator, inputs);
    }

    /** A convolution without bias, for a batch normalisation to follow. */
    public Tensor conv(Tensor x, long filters, Window window) {
        return conv(x, filters, window, 1, false);
    }

    /** A convolution with bias. */
    public Tensor biasedConv(Tensor x, long filters, Window window) {
        return conv(x, filters, window, 1, true);
    }

    /** A convolution. */
    public Tensor conv(Tensor x, long filters, Window window, long groups, boolean bias) {
        return node(new Convolution(Math.toIntExact(filters), window, Math.toIntExact(groups), bias), x);
    }

    /** A convolution of each channel by itself. */
    public Tensor depthwise(Tensor x, Window window) {
        return conv(x, x.shape().dimension(1), window, x.shape().dimension(1), false);
    }

    /** Convolution, batch normalisation, activation. */
    public Tensor convNorm(Tensor x, long filters, Window window, VectorKind activation) {
        return activate(norm(conv(x, filters, window)), activation);
    }

    /** Convolution, batch normalisation. */
    public Tensor convNorm(Tensor x, long filters, Window window) {
        return norm(conv(x, filters, window));
    }

    /** Batch normalisation. */
    public Tensor norm(Tensor x) {
        return node(new BatchNormalisation(), x);
    }

    /** Layer normalisation of the last axis. */
    public Tensor layerNorm(Tensor x) {
        return node(Normalisation.layer(x.shape().dimension(-1)), x);
    }

    /** A function of each element. */
    public Tensor activate(Tensor x, VectorKind function) {
        return node(new Activation(function), x);
    }

    /** A rectifier. */
    public Tensor relu(Tensor x) {
        return activate(x, VectorKind.RELU);
    }

    /** A fully connected layer with bias on the last axis. */
    public Tensor linear(Tensor x, long width) {
        return node(new Linear(width, true), x);
    }

    /** A fully connected layer without bias. */
    public Tensor plainLinear(Tensor x, long width) {
        return node(new Linear(width, false), x);
    }

    /** Element-wise sum. */
    public Tensor add(Tensor a, Tensor b) {
        return node(new Elementwise(VectorKind.ADD), a, b);
    }

    /** Element-wise product. */
    public Tensor multiply(Tensor a, Tensor b) {
        return node(new Elementwise(VectorKind.MULTIPLY), a, b);
    }

    /** Joins along an axis. */
    public Tensor concat(int axis, List<Tensor> parts) {
        return node(new Concat(axis), parts.toArray(Tensor[]::new));
    }

    /** Joins along an axis. */
    public Tensor concat(int axis, Tensor... parts) {
        return node(new Concat(axis), parts);
    }

    /** Maximum of each window. */
    public Tensor maxPool(Tensor x, Window window) {
        return node(new Pool(VectorKind.MAXIMUM, window), x);
    }

    /** Mean of each window. */
    public Tensor averagePool(Tensor x, Window window) {
        return node(new Pool(VectorKind.ADD, window), x);
    }

    /** Mean over all positions; batch and channels stay. */
    public Tensor globalPool(Tensor x) {
        return node(new Reduce(VectorKind.ADD, spatialAxes(x), false), x);
    }

    /** Mean over all positions, kept as axes of size 1. */
    public Tensor globalPoolKeepingAxes(Tensor x) {
        return node(new Reduce(VectorKind.ADD, spatialAxes(x), true), x);
    }

    private static List<Integer> spatialAxes(Tensor x) {
        return IntStream.range(2, x.shape().rank()).boxed().toList();
    }

    /** Other dimensions for the same elements. */
    public Tensor reshape(Tensor x, long... dimensions) {
        return node(new Reshape(TensorShape.of(dimensions)), x);
    }

    /** All axes but the first joined into one. */
    public Tensor flatten(Tensor x) {
        long batch = x.shape().dimension(0);
        return reshape(x, batch, x.elements() / batch);
    }

    /** Another order of axes. */
    public Tensor transpose(Tensor x, Integer... order) {
        return node(new Transpose(List.of(order)), x);
    }

    /** Part of an axis. */
    public Tensor slice(Tensor x, int axis, long start, long end) {
        return node(new Slice(axis, start, end, 1), x);
    }

    /** Softmax of the last axis. */
    public Tensor softmax(Tensor x) {
        return node(new Softmax(-1), x);
    }

    /** Product of two activations. */
    public Tensor matmul(Tensor a, Tensor b) {
        return node(new MatMul(false), a, b);
    }

    /** Product of an activation with another one transposed. */
    public Tensor matmulTransposed(Tensor a, Tensor b) {
        return node(new MatMul(true), a, b);
    }

    /** Weighs channels: pool, a narrow and a wide 1x1 convolution with bias, a gate, product. */
    public Tensor squeezeExcite(Tensor x, long narrow, VectorKind activation, VectorKind gate) {
        Tensor y = activate(biasedConv(globalPoolKeepingAxes(x), narrow, Window.of(1, 1)), activation);
        y = activate(biasedConv(y, x.shape().dimension(1), Window.of(1, 1)), gate);
        return multiply(x, y);
    }

    /** Channels dealt out to groups and read across them, as ShuffleNet does. */
    public Tensor shuffleChannels(Tensor x, long groups) {
        TensorShape shape = x.shape();
        long channels = shape.dimension(1);
        Tensor apart =
                reshape(x, shape.dimension(0), groups, channels / groups, shape.dimension(2), shape.dimension(3));
        return node(new Reshape(shape), transpose(apart, 0, 2, 1, 3, 4));
    }

    /** Each pixel repeated in both directions. */
    public Tensor upsample(Tensor x, int factor) {
        return node(
                new Resize(List.of(x.shape().dimension(2) * factor, x.shape().dimension(3) * factor), false), x);
    }

    /** An image as tokens: batch, positions, channels. */
    public Tensor tokens(Tensor image) {
        TensorShape shape = image.shape();
        Tensor rows = reshape(image, shape.dimension(0), shape.dimension(1), shape.dimension(2) * shape.dimension(3));
        return transpose(rows, 0, 2, 1);
    }
}
