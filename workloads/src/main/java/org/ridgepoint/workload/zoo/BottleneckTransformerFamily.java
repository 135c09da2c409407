package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Residual classifiers whose last stage attends over all positions in place of its 3x3 convolutions; the last stage keeps
 * its size. T5 and T7 are one network, BoTNet-S1-128, at two image sizes.
 *
 * <p>Source: Srinivas et al., Bottleneck Transformers for Visual Recognition, 2021 (arXiv 2101.11605): 3, 4, 23 and 12
 * blocks, four heads, relative positions by row and column; channels weighed in the convolutional stages. The paper's 75.1 M parameters
 * count weighing in the attention blocks too, where the network has none (as NZ99/bottleneck-transformer-flax found in the
 * authors' counting script); without it they are 69 M.
 */
final class BottleneckTransformerFamily {
    private static final int HEADS = 4;
    private static final int[] BLOCKS = {3, 4, 23, 12};

    private BottleneckTransformerFamily() {}

    static List<ZooEntry> entries() {
        return List.of(entry("botnet-t5", 256), entry("botnet-t7", 384));
    }

    private static ZooEntry entry(String name, int input) {
        return new ZooEntry(
                name,
                "residual classifier with attention in its last stage, 1000 classes",
                "Srinivas et al. 2021, arXiv 2101.11605",
                InputRule.imagesInSteps(input, 16),
                size -> build(name, size));
    }

    private static Graph build(String name, InputSizes size) {
        Layers net = new Layers(name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        x = net.at("stem").convNorm(x, 64, Window.square(7, 2, 3), VectorKind.SILU);
        x = net.maxPool(x, Window.square(3, 2, 1));
        for (int stage = 0; stage < 4; stage++) {
            for (int block = 0; block < BLOCKS[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                boolean halves = block == 0 && (stage == 1 || stage == 2);
                x = block(net, x, 64L << stage, halves ? 2 : 1, stage == 3);
            }
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor block(Layers net, Tensor x, long inner, int stride, boolean attends) {
        long outer = 4 * inner;
        Tensor y = net.convNorm(x, inner, Window.of(1, 1), VectorKind.SILU);
        y = attends ? net.norm(attend(net, y)) : net.convNorm(y, inner, Window.square(3, stride, 1));
        y = net.convNorm(net.activate(y, VectorKind.SILU), outer, Window.of(1, 1));
        y = attends ? y : net.squeezeExcite(y, outer / 16, VectorKind.RELU, VectorKind.SIGMOID);
        boolean sameShape = x.shape().equals(y.shape());
        Tensor shortcut = sameShape ? x : net.convNorm(x, outer, Window.of(1, 1).stride(stride));
        return net.activate(net.add(y, shortcut), VectorKind.SILU);
    }

    /** All positions attend to all, with scores from content and from relative row and column. */
    private static Tensor attend(Layers net, Tensor x) {
        TensorShape shape = x.shape();
        long batch = shape.dimension(0);
        long width = shape.dimension(1);
        long rows = shape.dimension(2);
        long columns = shape.dimension(3);
        Tensor query = heads(net, net.conv(x, width, Window.of(1, 1)));
        Tensor key = heads(net, net.conv(x, width, Window.of(1, 1)));
        Tensor value = heads(net, net.conv(x, width, Window.of(1, 1)));
        long all = rows * columns;
        Tensor content = net.reshape(net.matmulTransposed(query, key), batch, HEADS, all, rows, columns);
        Tensor byRow = net.reshape(distanceScores(net, query, rows), batch, HEADS, all, rows, 1);
        Tensor byColumn = net.reshape(distanceScores(net, query, columns), batch, HEADS, all, 1, columns);
        Tensor scores = net.reshape(net.add(net.add(content, byRow), byColumn), batch, HEADS, all, all);
        Tensor mixed = net.matmul(net.softmax(scores), value);
        return net.reshape(net.transpose(mixed, 0, 1, 3, 2), batch, width, rows, columns);
    }

    private static Tensor heads(Layers net, Tensor x) {
        TensorShape shape = x.shape();
        Tensor split = net.reshape(
                x, shape.dimension(0), HEADS, shape.dimension(1) / HEADS, shape.dimension(2) * shape.dimension(3));
        return net.transpose(split, 0, 1, 3, 2);
    }

    /** Scores of queries against one learned vector per distance along an axis; each query picks those of its place. */
    private static Tensor distanceScores(Layers net, Tensor query, long length) {
        long width = query.shape().dimension(3);
        Tensor distances = net.node(new Learned(TensorShape.of(2 * length - 1, width)));
        Tensor scores = net.matmulTransposed(query, net.reshape(distances, 1, 1, 2 * length - 1, width));
        return net.node(new Rearrange(scores.shape().with(3, length)), scores);
    }
}
