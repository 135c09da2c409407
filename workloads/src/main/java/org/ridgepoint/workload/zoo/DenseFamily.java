package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Networks whose layers see all layers before them: DenseNet, and the dual path networks that add a residual path.
 *
 * <p>Source: Huang et al., Densely Connected Convolutional Networks, 2016 (arXiv 1608.06993), growth 32; Chen et al., Dual
 * Path Networks, 2017 (arXiv 1707.01629).
 */
final class DenseFamily {
    private static final int GROWTH = 32;

    private DenseFamily() {}

    /**
     * A dual path network.
     *
     * @param name to call it by
     * @param stem channels of the first convolution
     * @param groups of the 3x3 convolutions
     * @param inner channels of the 3x3 convolutions in the first stage
     * @param blocks per stage
     * @param growth channels that each block adds to the dense path, per stage
     */
    private record DualPath(String name, int stem, int groups, int inner, int[] blocks, int[] growth) {}

    /** The residual and the dense half of what flows between blocks. */
    private record Paths(Tensor residual, Tensor dense) {}

    static List<ZooEntry> entries() {
        return List.of(
                densenet("densenet-121", 6, 12, 24, 16),
                densenet("densenet-169", 6, 12, 32, 32),
                densenet("densenet-201", 6, 12, 48, 32),
                dual(new DualPath("dpn-92", 64, 32, 96, new int[] {3, 4, 20, 3}, new int[] {16, 32, 24, 128})),
                dual(new DualPath("dpn-98", 96, 40, 160, new int[] {3, 6, 20, 3}, new int[] {16, 32, 32, 128})),
                dual(new DualPath("dpn-131", 128, 40, 160, new int[] {4, 8, 28, 3}, new int[] {16, 32, 32, 128})));
    }

    private static ZooEntry densenet(String name, int... blocks) {
        return new ZooEntry(
                name,
                "densely connected classifier, 1000 classes",
                "Huang et al. 2016, arXiv 1608.06993",
                InputRule.images(224, 32),
                size -> densenet(name, size, blocks));
    }

    private static ZooEntry dual(DualPath variant) {
        return new ZooEntry(
                variant.name,
                "dual path classifier, 1000 classes",
                "Chen et al. 2017, arXiv 1707.01629",
                InputRule.images(224, 32),
                size -> dual(variant, size));
    }

    private static Tensor stem(Layers net, InputSizes size, long filters) {
        Tensor image = net.input("image", size.batch(), 3, size.height(), size.width());
        Tensor x = net.relu(net.convNorm(image, filters, Window.square(7, 2, 3)));
        return net.maxPool(x, Window.square(3, 2, 1));
    }

    /** Batch normalisation and rectifier before the convolution, which therefore cannot be merged into it. */
    private static Tensor before(Layers net, Tensor x, long filters, Window window, int groups) {
        return net.conv(net.relu(net.norm(x)), filters, window, groups, false);
    }

    private static Graph densenet(String name, InputSizes size, int... blocks) {
        Layers net = new Layers(name);
        Tensor x = stem(net.at("stem"), size, 64);
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int layer = 0; layer < blocks[stage]; layer++) {
                net.at("stage" + (stage + 1) + ".layer" + (layer + 1));
                Tensor y = before(net, x, 4 * GROWTH, Window.of(1, 1), 1);
                x = net.concat(1, x, before(net, y, GROWTH, Window.square(3, 1, 1), 1));
            }
            if (stage + 1 < blocks.length) {
                net.at("transition" + (stage + 1));
                x = before(net, x, x.shape().dimension(1) / 2, Window.of(1, 1), 1);
                x = net.averagePool(x, Window.square(2, 2, 0));
            }
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(net.relu(net.norm(x))), 1000));
    }

    private static Graph dual(DualPath variant, InputSizes size) {
        Layers net = new Layers(variant.name);
        Tensor x = stem(net.at("stem"), size, variant.stem);
        Paths paths = null;
        for (int stage = 0; stage < 4; stage++) {
            for (int block = 0; block < variant.blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                boolean opens = block == 0;
                paths = dualBlock(net, variant, stage, x, opens ? project(net, variant, stage, x) : paths);
                x = net.concat(1, paths.residual, paths.dense);
            }
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(net.relu(net.norm(x))), 1000));
    }

    private static Paths project(Layers net, DualPath variant, int stage, Tensor x) {
        long residual = 256L << stage;
        long all = residual + 2L * variant.growth[stage];
        Tensor y = before(net, x, all, Window.of(1, 1).stride(stage == 0 ? 1 : 2), 1);
        return new Paths(net.slice(y, 1, 0, residual), net.slice(y, 1, residual, all));
    }

    private static Paths dualBlock(Layers net, DualPath variant, int stage, Tensor x, Paths paths) {
        long residual = 256L << stage;
        long all = residual + variant.growth[stage];
        long inner = (long) variant.inner << stage;
        boolean halves = x.shape().dimension(2) != paths.residual.shape().dimension(2);
        Tensor y = before(net, x, inner, Window.of(1, 1), 1);
        y = before(net, y, inner, Window.square(3, halves ? 2 : 1, 1), variant.groups);
        y = before(net, y, all, Window.of(1, 1), 1);
        return new Paths(
                net.add(paths.residual, net.slice(y, 1, 0, residual)),
                net.concat(1, paths.dense, net.slice(y, 1, residual, all)));
    }
}
