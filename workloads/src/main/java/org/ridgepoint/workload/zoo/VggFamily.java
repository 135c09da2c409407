package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.AdaptivePool;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Plain stacks of 3x3 convolutions and three wide fully connected layers. Images of other sizes than 224 are pooled to
 * 7x7 before the first fully connected layer, as torchvision does.
 *
 * <p>Source: Simonyan and Zisserman, Very Deep Convolutional Networks, 2014 (arXiv 1409.1556), configurations D and E.
 */
final class VggFamily {
    private VggFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                entry("vgg16", 2, 2, 3, 3, 3).alsoCalled("vgg-16"),
                entry("vgg19", 2, 2, 4, 4, 4).alsoCalled("vgg-19"));
    }

    private static ZooEntry entry(String name, int... convolutions) {
        return new ZooEntry(
                name,
                "plain 3x3 classifier, 1000 classes",
                "Simonyan and Zisserman 2014, arXiv 1409.1556",
                InputRule.images(224, 32),
                size -> build(name, size, convolutions));
    }

    private static Graph build(String name, InputSizes size, int... convolutions) {
        Layers net = new Layers(name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        for (int stage = 0; stage < convolutions.length; stage++) {
            net.at("stage" + (stage + 1));
            for (int i = 0; i < convolutions[stage]; i++) {
                x = net.relu(net.biasedConv(x, Math.min(64L << stage, 512), Window.square(3, 1, 1)));
            }
            x = net.maxPool(x, Window.square(2, 2, 0));
        }
        net.at("head");
        boolean asPublished = x.shape().dimension(2) == 7 && x.shape().dimension(3) == 7;
        x = asPublished ? x : net.node(new AdaptivePool(VectorKind.ADD, List.of(7L, 7L)), x);
        x = net.relu(net.linear(net.flatten(x), 4096));
        x = net.relu(net.linear(x, 4096));
        return net.finish(net.linear(x, 1000));
    }
}
