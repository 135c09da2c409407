package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.AdaptivePool;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * The first deep classifiers, five convolutions and three fully connected layers, and SqueezeNet with as good results from few
 * parameters: fire modules, which narrow and then widen by 1x1 and 3x3 side by side.
 *
 * <p>Source: Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014 (arXiv 1404.5997), the
 * one-tower AlexNet of torchvision; Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2013 (arXiv
 * 1311.2901), as pytorchcv builds it, ZFNet-b with the 512-1024-512 channels of the paper's section on varied models; Iandola et
 * al. 2016 (arXiv 1602.07360), 1.0 and 1.1 as torchvision builds them.
 */
final class ClassicFamily {
    private ClassicFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "alexnet",
                        "classifier of 2012 in one tower, 1000 classes",
                        "Krizhevsky 2014, arXiv 1404.5997; torchvision",
                        InputRule.images(224, 64),
                        ClassicFamily::alexnet),
                zfnet("zfnet", 384, 384, 256),
                zfnet("zfnet-b", 512, 1024, 512),
                squeezenet("squeezenet", 96, Window.square(7, 2, 0), 3, 7),
                squeezenet("squeezenet-1.1", 64, Window.square(3, 2, 0), 2, 4));
    }

    private static ZooEntry zfnet(String name, long... channels) {
        return new ZooEntry(
                name,
                "classifier of 2013, 1000 classes",
                "Zeiler and Fergus 2013, arXiv 1311.2901; pytorchcv",
                InputRule.images(224, 64),
                size -> zfnet(name, size, channels));
    }

    private static Graph alexnet(InputSizes size) {
        Layers net = new Layers("alexnet");
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        Window pool = Window.square(3, 2, 0);
        x = net.maxPool(net.relu(net.biasedConv(x, 64, Window.square(11, 4, 2))), pool);
        x = net.maxPool(net.relu(net.biasedConv(x, 192, Window.square(5, 1, 2))), pool);
        x = net.relu(net.biasedConv(x, 384, Window.square(3, 1, 1)));
        x = net.relu(net.biasedConv(x, 256, Window.square(3, 1, 1)));
        x = net.maxPool(net.relu(net.biasedConv(x, 256, Window.square(3, 1, 1))), pool);
        return classify(net, x);
    }

    private static Graph zfnet(String name, InputSizes size, long... channels) {
        Layers net = new Layers(name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        x = roundedUpPool(net, normalise(net, net.relu(net.biasedConv(x, 96, Window.square(7, 2, 1)))));
        x = roundedUpPool(net, normalise(net, net.relu(net.biasedConv(x, 256, Window.square(5, 2, 0)))));
        for (long filters : channels) {
            x = net.relu(net.biasedConv(x, filters, Window.square(3, 1, 1)));
        }
        return classify(net, roundedUpPool(net, x));
    }

    private static Tensor roundedUpPool(Layers net, Tensor x) {
        return net.maxPool(x, Window.square(3, 2, 0).roundedUp(x.shape()));
    }

    private static Tensor normalise(Layers net, Tensor x) {
        return net.node(new Normalisation(VectorKind.LOCAL_RESPONSE_NORM, TensorShape.of(), 0), x);
    }

    private static Graph classify(Layers net, Tensor x) {
        net.at("head");
        boolean asPublished = x.shape().dimension(2) == 6 && x.shape().dimension(3) == 6;
        Tensor y = asPublished ? x : net.node(new AdaptivePool(VectorKind.ADD, List.of(6L, 6L)), x);
        y = net.relu(net.linear(net.flatten(y), 4096));
        y = net.relu(net.linear(y, 4096));
        return net.finish(net.linear(y, 1000));
    }

    /** Fire modules, with a pool behind the stem and behind the modules of these numbers. */
    private static ZooEntry squeezenet(String name, long stem, Window first, int... pooled) {
        return new ZooEntry(
                name,
                "small classifier of fire modules, 1000 classes",
                "Iandola et al. 2016, arXiv 1602.07360; torchvision",
                InputRule.images(224, 32),
                size -> squeezenet(name, size, stem, first, pooled));
    }

    private static Graph squeezenet(String name, InputSizes size, long stem, Window first, int... pooled) {
        Layers net = new Layers(name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        x = roundedUpPool(net, net.relu(net.at("stem").biasedConv(x, stem, first)));
        long[] narrow = {16, 16, 32, 32, 48, 48, 64, 64};
        for (int i = 0; i < narrow.length; i++) {
            x = fire(net.at("fire" + (i + 2)), x, narrow[i]);
            int module = i + 1;
            x = List.of(pooled[0], pooled[1]).contains(module) ? roundedUpPool(net, x) : x;
        }
        x = net.relu(net.at("head").biasedConv(x, 1000, Window.of(1, 1)));
        return net.finish(net.globalPool(x));
    }

    private static Tensor fire(Layers net, Tensor x, long narrow) {
        Tensor y = net.relu(net.biasedConv(x, narrow, Window.of(1, 1)));
        Tensor ones = net.relu(net.biasedConv(y, 4 * narrow, Window.of(1, 1)));
        return net.concat(1, ones, net.relu(net.biasedConv(y, 4 * narrow, Window.square(3, 1, 1))));
    }
}
