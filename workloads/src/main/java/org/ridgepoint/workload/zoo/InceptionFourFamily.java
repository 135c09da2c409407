package org.ridgepoint.workload.zoo;

import static org.ridgepoint.workload.zoo.Branches.averaged;
import static org.ridgepoint.workload.zoo.Branches.chain;
import static org.ridgepoint.workload.zoo.Branches.conv;
import static org.ridgepoint.workload.zoo.Branches.halved;
import static org.ridgepoint.workload.zoo.Branches.tall;
import static org.ridgepoint.workload.zoo.Branches.valid;
import static org.ridgepoint.workload.zoo.Branches.wide;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.Branches.ChainConvolution;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Inception v4, and Inception-ResNet v2 whose blocks are residuals.
 *
 * <p>Source: Szegedy et al., Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning, 2016 (arXiv
 * 1602.07261); the channel counts of Inception-ResNet v2 as in the authors' TensorFlow model and pytorchcv.
 */
final class InceptionFourFamily {
    private static final String PAPER = "Szegedy et al. 2016, arXiv 1602.07261; pytorchcv";

    private InceptionFourFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "inception-v4",
                        "Inception v4 classifier, 1000 classes",
                        PAPER,
                        InputRule.images(299, 75),
                        InceptionFourFamily::version4),
                new ZooEntry(
                        "inception-resnet-v2",
                        "Inception classifier with residual blocks, 1000 classes",
                        PAPER,
                        InputRule.images(299, 75),
                        InceptionFourFamily::residual));
    }

    private static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    private static Graph version4(InputSizes size) {
        Layers net = new Layers("inception-v4");
        Tensor x = stem4(net.at("stem"), image(net, size));
        for (int i = 1; i <= 4; i++) {
            x = blockA(net.at("a" + i), x);
        }
        x = reductionA(net.at("reduction1"), x, 192, 224, 256);
        for (int i = 1; i <= 7; i++) {
            x = blockB(net.at("b" + i), x);
        }
        net.at("reduction2");
        x = net.concat(
                1,
                chain(net, x, conv(192, 1), valid(192, 3, 2)),
                chain(net, x, conv(256, 1), wide(256, 7), tall(320, 7), valid(320, 3, 2)),
                halved(net, x));
        for (int i = 1; i <= 3; i++) {
            x = blockC(net.at("c" + i), x);
        }
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor stem4(Layers net, Tensor image) {
        Tensor x = chain(net, image, valid(32, 3, 2), valid(32, 3, 1), conv(64, 3));
        x = net.concat(1, halved(net, x), chain(net, x, valid(96, 3, 2)));
        x = net.concat(
                1,
                chain(net, x, conv(64, 1), valid(96, 3, 1)),
                chain(net, x, conv(64, 1), wide(64, 7), tall(64, 7), valid(96, 3, 1)));
        return net.concat(1, chain(net, x, valid(192, 3, 2)), halved(net, x));
    }

    private static Tensor blockA(Layers net, Tensor x) {
        return net.concat(
                1,
                chain(net, x, conv(96, 1)),
                chain(net, x, conv(64, 1), conv(96, 3)),
                chain(net, x, conv(64, 1), conv(96, 3), conv(96, 3)),
                averaged(net, x, conv(96, 1)));
    }

    private static Tensor reductionA(Layers net, Tensor x, long first, long second, long third) {
        return net.concat(
                1,
                chain(net, x, valid(384, 3, 2)),
                chain(net, x, conv(first, 1), conv(second, 3), valid(third, 3, 2)),
                halved(net, x));
    }

    private static Tensor blockB(Layers net, Tensor x) {
        return net.concat(
                1,
                chain(net, x, conv(384, 1)),
                chain(net, x, conv(192, 1), wide(224, 7), tall(256, 7)),
                chain(net, x, conv(192, 1), tall(192, 7), wide(224, 7), tall(224, 7), wide(256, 7)),
                averaged(net, x, conv(128, 1)));
    }

    private static Tensor blockC(Layers net, Tensor x) {
        Tensor short3 = chain(net, x, conv(384, 1));
        Tensor long3 = chain(net, x, conv(384, 1), tall(448, 3), wide(512, 3));
        return net.concat(
                1,
                chain(net, x, conv(256, 1)),
                chain(net, short3, wide(256, 3)),
                chain(net, short3, tall(256, 3)),
                chain(net, long3, wide(256, 3)),
                chain(net, long3, tall(256, 3)),
                averaged(net, x, conv(256, 1)));
    }

    private static Graph residual(InputSizes size) {
        Layers net = new Layers("inception-resnet-v2");
        Tensor x = residualStem(net.at("stem"), image(net, size));
        for (int i = 1; i <= 10; i++) {
            net.at("a" + i);
            Tensor middle = chain(net, x, conv(32, 1), conv(32, 3));
            Tensor last = chain(net, x, conv(32, 1), conv(48, 3), conv(64, 3));
            x = net.relu(addScaled(net, x, chain(net, x, conv(32, 1)), middle, last));
        }
        x = reductionA(net.at("reduction1"), x, 256, 256, 384);
        for (int i = 1; i <= 20; i++) {
            x = net.relu(pair(net.at("b" + i), x, conv(192, 1), conv(128, 1), wide(160, 7), tall(192, 7)));
        }
        net.at("reduction2");
        x = net.concat(
                1,
                chain(net, x, conv(256, 1), valid(384, 3, 2)),
                chain(net, x, conv(256, 1), valid(288, 3, 2)),
                chain(net, x, conv(256, 1), conv(288, 3), valid(320, 3, 2)),
                halved(net, x));
        for (int i = 1; i <= 10; i++) {
            x = pair(net.at("c" + i), x, conv(192, 1), conv(192, 1), wide(224, 3), tall(256, 3));
            x = i == 10 ? x : net.relu(x);
        }
        x = chain(net.at("head"), x, conv(1536, 1));
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor residualStem(Layers net, Tensor image) {
        Tensor x = chain(net, image, valid(32, 3, 2), valid(32, 3, 1), conv(64, 3));
        x = halved(net, chain(net, halved(net, x), conv(80, 1), valid(192, 3, 1)));
        return net.concat(
                1,
                chain(net, x, conv(96, 1)),
                chain(net, x, conv(48, 1), conv(64, 5)),
                chain(net, x, conv(64, 1), conv(96, 3), conv(96, 3)),
                averaged(net, x, conv(64, 1)));
    }

    private static Tensor pair(Layers net, Tensor x, ChainConvolution direct, ChainConvolution... steps) {
        return addScaled(net, x, chain(net, x, direct), chain(net, x, steps));
    }

    /** Joins the branches, brings them to the width of the input, scales by a constant and adds. */
    private static Tensor addScaled(Layers net, Tensor x, Tensor... branches) {
        Tensor joined = net.biasedConv(net.concat(1, branches), x.shape().dimension(1), Window.of(1, 1));
        return net.add(net.node(new Activation(VectorKind.MULTIPLY), joined), x);
    }
}
