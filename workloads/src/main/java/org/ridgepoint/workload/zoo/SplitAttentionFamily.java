package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Residual classifiers that weigh channels against each other: SENet-154 and ResNeSt.
 *
 * <p>Source: Hu et al., Squeeze-and-Excitation Networks, 2017 (arXiv 1709.01507), SENet-154 as the authors' Caffe model and
 * pytorchcv; Zhang et al., ResNeSt: Split-Attention Networks, 2020 (arXiv 2004.08955), radix 2, one cardinal group, 64
 * channels, deep stem, mean pooling for strides.
 */
final class SplitAttentionFamily {
    private static final String RESNEST = "Zhang et al. 2020, arXiv 2004.08955, and the authors' code";
    private static final int RADIX = 2;

    private SplitAttentionFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "senet-154",
                        "residual classifier with weighed channels, 1000 classes",
                        "Hu et al. 2017, arXiv 1709.01507; pytorchcv",
                        InputRule.images(224, 32),
                        SplitAttentionFamily::senet),
                resnest("resnest50", 224, 32, 3, 4, 6, 3),
                resnest("resnest200", 320, 64, 3, 24, 36, 3),
                resnest("resnest269", 416, 64, 3, 30, 48, 8));
    }

    private static ZooEntry resnest(String name, int input, long stem, int... blocks) {
        return new ZooEntry(
                name,
                "residual classifier with split attention, 1000 classes",
                RESNEST,
                InputRule.images(input, 64),
                size -> resnest(name, size, stem, blocks));
    }

    private static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    private static Tensor deepStem(Layers net, Tensor image, long width) {
        Tensor x = net.relu(net.convNorm(image, width, Window.square(3, 2, 1)));
        x = net.relu(net.convNorm(x, width, Window.square(3, 1, 1)));
        x = net.relu(net.convNorm(x, 2 * width, Window.square(3, 1, 1)));
        return net.maxPool(x, Window.square(3, 2, 1));
    }

    private static Graph senet(InputSizes size) {
        Layers net = new Layers("senet-154");
        Tensor x = deepStem(net.at("stem"), image(net, size), 64);
        int[] blocks = {3, 8, 36, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                x = senetBlock(net, x, stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor senetBlock(Layers net, Tensor x, int stage, int stride) {
        long outer = 256L << stage;
        Tensor y = net.relu(net.convNorm(x, outer / 2, Window.of(1, 1)));
        y = net.relu(net.norm(net.conv(y, outer, Window.square(3, stride, 1), 64, false)));
        y = net.convNorm(y, outer, Window.of(1, 1));
        y = net.squeezeExcite(y, outer / 16, VectorKind.RELU, VectorKind.SIGMOID);
        boolean sameShape = x.shape().equals(y.shape());
        Window projection = stage == 0 ? Window.of(1, 1) : Window.square(3, stride, 1);
        return net.relu(net.add(y, sameShape ? x : net.convNorm(x, outer, projection)));
    }

    private static Graph resnest(String name, InputSizes size, long stem, int... blocks) {
        Layers net = new Layers(name);
        Tensor x = deepStem(net.at("stem"), image(net, size), stem);
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                x = resnestBlock(net, x, 64L << stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor resnestBlock(Layers net, Tensor x, long width, int stride) {
        Tensor y = net.relu(net.convNorm(x, width, Window.of(1, 1)));
        y = splitAttention(net, y, width);
        y = stride > 1 ? net.averagePool(y, Window.square(3, stride, 1)) : y;
        y = net.convNorm(y, 4 * width, Window.of(1, 1));
        boolean sameShape = x.shape().equals(y.shape());
        return net.relu(net.add(y, sameShape ? x : pooledShortcut(net, x, 4 * width, stride)));
    }

    private static Tensor pooledShortcut(Layers net, Tensor x, long width, int stride) {
        Tensor pooled =
                stride > 1 ? net.averagePool(x, Window.square(stride, stride, 0).roundedUp(x.shape())) : x;
        return net.convNorm(pooled, width, Window.of(1, 1));
    }

    /** Two halves from one grouped convolution, weighed against each other by a softmax per channel. */
    private static Tensor splitAttention(Layers net, Tensor x, long width) {
        Tensor y = net.relu(net.norm(net.conv(x, RADIX * width, Window.square(3, 1, 1), RADIX, false)));
        Tensor first = net.slice(y, 1, 0, width);
        Tensor second = net.slice(y, 1, width, RADIX * width);
        Tensor weights = net.globalPoolKeepingAxes(net.add(first, second));
        long inner = Math.max(width * RADIX / 4, 32);
        weights = net.relu(net.norm(net.biasedConv(weights, inner, Window.of(1, 1))));
        weights = net.biasedConv(weights, RADIX * width, Window.of(1, 1));
        long batch = x.shape().dimension(0);
        weights = net.node(new Softmax(1), net.reshape(weights, batch, RADIX, width, 1, 1));
        Tensor one = net.reshape(net.slice(weights, 1, 0, 1), batch, width, 1, 1);
        Tensor other = net.reshape(net.slice(weights, 1, 1, 2), batch, width, 1, 1);
        return net.add(net.multiply(first, one), net.multiply(second, other));
    }
}
