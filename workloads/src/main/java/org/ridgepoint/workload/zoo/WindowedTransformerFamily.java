package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Transformers that attend within windows, shifted in every second block. Between blocks the image is batch, rows, columns,
 * width.
 *
 * <p>Source: Liu et al., Swin Transformer, 2021 (arXiv 2103.14030): windows of 7 at 224, of 12 at 384.
 */
final class WindowedTransformerFamily {
    private static final int[] DEPTHS = {2, 2, 18, 2};

    private WindowedTransformerFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                entry("swin-b-224", 224, 128, 4, 7),
                entry("swin-b-384", 384, 128, 4, 12),
                entry("swin-l-384", 384, 192, 6, 12).alsoCalled("swin-l"));
    }

    private static ZooEntry entry(String name, int input, long width, long heads, long window) {
        return new ZooEntry(
                name,
                "transformer with shifted windows, 1000 classes",
                "Liu et al. 2021, arXiv 2103.14030",
                InputRule.imagesInSteps(input, (int) (32 * window)),
                size -> build(name, size, width, heads, window));
    }

    private static Graph build(String name, InputSizes size, long width, long heads, long window) {
        Layers net = new Layers(name);
        Tensor image = net.input("image", size.batch(), 3, size.height(), size.width());
        net.at("embedding");
        Tensor x = net.layerNorm(net.transpose(net.biasedConv(image, width, Window.square(4, 4, 0)), 0, 2, 3, 1));
        for (int stage = 0; stage < 4; stage++) {
            x = stage == 0 ? x : merge(net.at("stage" + (stage + 1) + ".merge"), x);
            for (int block = 0; block < DEPTHS[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                boolean shifted = block % 2 == 1 && x.shape().dimension(1) > window;
                x = block(net, x, heads << stage, window, shifted);
            }
        }
        x = net.node(
                new Reduce(VectorKind.ADD, List.of(1, 2), false), net.at("head").layerNorm(x));
        return net.finish(net.linear(x, 1000));
    }

    /** Four neighbours side by side, and a matrix that halves their joint width. */
    private static Tensor merge(Layers net, Tensor x) {
        TensorShape shape = x.shape();
        long width = shape.dimension(3);
        Tensor joined = net.node(
                new Rearrange(
                        TensorShape.of(shape.dimension(0), shape.dimension(1) / 2, shape.dimension(2) / 2, 4 * width)),
                x);
        return net.plainLinear(net.layerNorm(joined), 2 * width);
    }

    private static Tensor block(Layers net, Tensor x, long heads, long window, boolean shifted) {
        long width = x.shape().dimension(3);
        Tensor y = net.layerNorm(x);
        y = shifted ? net.node(new Rearrange(y.shape()), y) : y;
        y = fromWindows(net, attend(net, toWindows(net, y, window), heads, window), x.shape(), window);
        y = shifted ? net.node(new Rearrange(y.shape()), y) : y;
        y = net.add(x, y);
        Tensor inner = net.activate(net.linear(net.layerNorm(y), 4 * width), VectorKind.GELU);
        return net.add(y, net.linear(inner, width));
    }

    private static Tensor toWindows(Layers net, Tensor x, long window) {
        TensorShape shape = x.shape();
        long rows = shape.dimension(1) / window;
        long columns = shape.dimension(2) / window;
        Tensor cut = net.reshape(x, shape.dimension(0), rows, window, columns, window, shape.dimension(3));
        Tensor ordered = net.transpose(cut, 0, 1, 3, 2, 4, 5);
        return net.reshape(ordered, shape.dimension(0) * rows * columns, window * window, shape.dimension(3));
    }

    private static Tensor fromWindows(Layers net, Tensor x, TensorShape shape, long window) {
        long rows = shape.dimension(1) / window;
        long columns = shape.dimension(2) / window;
        Tensor cut = net.reshape(x, shape.dimension(0), rows, columns, window, window, shape.dimension(3));
        return net.reshape(net.transpose(cut, 0, 1, 3, 2, 4, 5), shape.dimensions());
    }

    /** Attention within each window, with a learned bias for each relative position. */
    private static Tensor attend(Layers net, Tensor x, long heads, long window) {
        long width = x.shape().dimension(2);
        List<Tensor> parts = Attentions.queryKeyValue(net, x, width, heads, true);
        Tensor table = Attentions.learned(net, (2 * window - 1) * (2 * window - 1), heads);
        long positions = window * window;
        Tensor bias = net.node(new Rearrange(TensorShape.of(1, heads, positions, positions)), table);
        Tensor scores = net.add(net.matmulTransposed(parts.get(0), parts.get(1)), bias);
        Tensor mixed = net.matmul(net.softmax(scores), parts.get(2));
        return net.linear(Attentions.join(net, mixed), width);
    }
}
