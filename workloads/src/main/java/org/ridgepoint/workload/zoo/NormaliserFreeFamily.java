package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Residual classifiers without normalisation. Weights are standardised before inference, so that the gain per filter of
 * training is part of them; the multiplications by constants stay.
 *
 * <p>Source: Brock et al., High-Performance Large-Scale Image Recognition Without Normalization, 2021 (arXiv 2102.06171),
 * and the authors' code: widths and depths of F0, F4+ and F6, groups of 128 channels, images of the test size.
 */
final class NormaliserFreeFamily {
    private static final int GROUP_WIDTH = 128;
    private static final long[] WIDTHS = {256, 512, 1536, 1536};
    private static final long[] WIDER = {384, 768, 2048, 2048};

    private NormaliserFreeFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                entry("nfnet-f0", 256, WIDTHS, 1),
                entry("nfnet-f4plus", 512, WIDER, 5),
                entry("nfnet-f6", 576, WIDTHS, 7));
    }

    private static ZooEntry entry(String name, int input, long[] widths, int depth) {
        return new ZooEntry(
                name,
                "residual classifier without normalisation, 1000 classes",
                "Brock et al. 2021, arXiv 2102.06171, and the authors' code",
                InputRule.images(input, 32),
                size -> build(name, size, widths, depth));
    }

    private static Graph build(String name, InputSizes size, long[] widths, int depth) {
        Layers net = new Layers(name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        net.at("stem");
        x = net.activate(conv(net, x, 16, 3, 2, 1), VectorKind.GELU);
        x = net.activate(conv(net, x, 32, 3, 1, 1), VectorKind.GELU);
        x = net.activate(conv(net, x, 64, 3, 1, 1), VectorKind.GELU);
        x = conv(net, x, widths[0] / 2, 3, 2, 1);
        int[] blocks = {1, 2, 6, 3};
        for (int stage = 0; stage < 4; stage++) {
            for (int block = 0; block < depth * blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                x = block(net, x, widths[stage], stage > 0 && block == 0 ? 2 : 1);
            }
        }
        net.at("head");
        x = net.activate(conv(net, x, 2 * widths[3], 1, 1, 1), VectorKind.GELU);
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor conv(Layers net, Tensor x, long filters, int kernel, int stride, long groups) {
        return net.conv(x, filters, Window.of(kernel, kernel).stride(stride).coverAll(x.shape()), groups, true);
    }

    private static Tensor scale(Layers net, Tensor x) {
        return net.node(new Activation(VectorKind.MULTIPLY), x);
    }

    private static Tensor block(Layers net, Tensor x, long filters, int stride) {
        Tensor first = scale(net, net.activate(x, VectorKind.GELU));
        Tensor shortcut = x;
        if (stride > 1 || x.shape().dimension(1) != filters) {
            Window halves = Window.of(stride, stride).stride(stride).coverAll(x.shape());
            shortcut = conv(net, stride > 1 ? net.averagePool(first, halves) : first, filters, 1, 1, 1);
        }
        long inner = filters / 2;
        long groups = inner / GROUP_WIDTH;
        Tensor y = net.activate(conv(net, first, inner, 1, 1, 1), VectorKind.GELU);
        y = net.activate(conv(net, y, inner, 3, stride, groups), VectorKind.GELU);
        y = net.activate(conv(net, y, inner, 3, 1, groups), VectorKind.GELU);
        y = conv(net, y, filters, 1, 1, 1);
        y = net.squeezeExcite(y, filters / 2, VectorKind.RELU, VectorKind.SIGMOID);
        return net.add(scale(net, y), shortcut);
    }
}
