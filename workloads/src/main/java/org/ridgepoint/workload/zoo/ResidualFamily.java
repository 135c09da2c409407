package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.InputRule.Dimensions;

/**
 * Residual networks with bottleneck blocks, v1.5: the stride is in the 3x3 convolution.
 *
 * <p>Source: He et al., Deep Residual Learning for Image Recognition, 2015 (arXiv 1512.03385), with the stride moved as in
 * torchvision and NVIDIA's ResNet v1.5.
 */
final class ResidualFamily {
    private static final String PAPER = "He et al. 2015, arXiv 1512.03385, as torchvision builds it (v1.5)";

    private ResidualFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                entry("resnet50", 3, 4, 6, 3).alsoCalled("resnet50-v1.5"),
                entry("resnet101", 3, 4, 23, 3),
                entry("resnet152", 3, 8, 36, 3));
    }

    private static ZooEntry entry(String name, int... blocks) {
        return new ZooEntry(
                name,
                "residual classifier, 1000 classes",
                PAPER,
                InputRule.images(224, 32),
                size -> build(name, size, blocks));
    }

    private static Graph build(String name, Dimensions size, int... blocks) {
        Layers net = new Layers(name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        net.at("stem");
        x = net.relu(net.convNorm(x, 64, Window.square(7, 2, 3)));
        x = net.maxPool(x, Window.square(3, 2, 1));
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                x = bottleneck(net, x, 64L << stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor bottleneck(Layers net, Tensor x, long width, int stride) {
        Tensor y = net.relu(net.convNorm(x, width, Window.of(1, 1)));
        y = net.relu(net.convNorm(y, width, Window.square(3, stride, 1)));
        y = net.convNorm(y, 4 * width, Window.of(1, 1));
        boolean sameShape = x.shape().equals(y.shape());
        Tensor shortcut =
                sameShape ? x : net.convNorm(x, 4 * width, Window.of(1, 1).stride(stride));
        return net.relu(net.add(y, shortcut));
    }
}
