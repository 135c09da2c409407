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
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Inception v1 to v3: blocks of parallel branches, joined.
 *
 * <p>Source: v1: Szegedy et al. 2014 (arXiv 1409.4842), as torchvision builds it (batch normalisation, 3x3 in place of 5x5);
 * v2: Ioffe and Szegedy 2015 (arXiv 1502.03167), as pytorchcv builds it; v3: Szegedy et al. 2015 (arXiv 1512.00567), as
 * torchvision builds it, without the auxiliary head.
 */
final class InceptionFamily {
    private InceptionFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                                "googlenet",
                                "Inception v1 classifier, 1000 classes",
                                "Szegedy et al. 2014, arXiv 1409.4842; torchvision",
                                InputRule.images(224, 32),
                                InceptionFamily::version1)
                        .alsoCalled("inception-v1"),
                new ZooEntry(
                                "bn-inception",
                                "Inception v2 classifier, 1000 classes",
                                "Ioffe and Szegedy 2015, arXiv 1502.03167; pytorchcv",
                                InputRule.images(224, 32),
                                InceptionFamily::version2)
                        .alsoCalled("inception-v2"),
                new ZooEntry(
                        "inception-v3",
                        "Inception v3 classifier, 1000 classes",
                        "Szegedy et al. 2015, arXiv 1512.00567; torchvision",
                        InputRule.images(299, 75),
                        InceptionFamily::version3));
    }

    private static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    private static Tensor roundedUpPool(Layers net, Tensor x, int kernel) {
        return net.maxPool(x, Window.square(kernel, 2, 0).roundedUp(x.shape()));
    }

    private static Graph version1(InputSizes size) {
        Layers net = new Layers("googlenet");
        Tensor x = chain(net.at("stem"), image(net, size), Branches.strided(64, 7, 2));
        x = chain(net, roundedUpPool(net, x, 3), conv(64, 1), conv(192, 3));
        x = block1(net.at("3a"), roundedUpPool(net, x, 3), 64, 96, 128, 16, 32, 32);
        x = block1(net.at("3b"), x, 128, 128, 192, 32, 96, 64);
        x = block1(net.at("4a"), roundedUpPool(net, x, 3), 192, 96, 208, 16, 48, 64);
        x = block1(net.at("4b"), x, 160, 112, 224, 24, 64, 64);
        x = block1(net.at("4c"), x, 128, 128, 256, 24, 64, 64);
        x = block1(net.at("4d"), x, 112, 144, 288, 32, 64, 64);
        x = block1(net.at("4e"), x, 256, 160, 320, 32, 128, 128);
        x = block1(net.at("5a"), roundedUpPool(net, x, 2), 256, 160, 320, 32, 128, 128);
        x = block1(net.at("5b"), x, 384, 192, 384, 48, 128, 128);
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor block1(
            Layers net, Tensor x, long direct, long narrow3, long wide3, long narrow5, long wide5, long pooled) {
        return net.concat(
                1,
                chain(net, x, conv(direct, 1)),
                chain(net, x, conv(narrow3, 1), conv(wide3, 3)),
                chain(net, x, conv(narrow5, 1), conv(wide5, 3)),
                chain(net, net.maxPool(x, Window.square(3, 1, 1)), conv(pooled, 1)));
    }

    private static Graph version2(InputSizes size) {
        Layers net = new Layers("bn-inception");
        Tensor x = biased(net.at("stem"), image(net, size), 64, 7, 2);
        x = biased(net, biased(net, roundedUpPool(net, x, 3), 64, 1, 1), 192, 3, 1);
        x = block2(net.at("3a"), roundedUpPool(net, x, 3), 64, 64, 64, 64, 96, 32, false);
        x = block2(net.at("3b"), x, 64, 64, 96, 64, 96, 64, false);
        x = reduction2(net.at("3c"), x, 128, 160, 64, 96);
        x = block2(net.at("4a"), x, 224, 64, 96, 96, 128, 128, false);
        x = block2(net.at("4b"), x, 192, 96, 128, 96, 128, 128, false);
        x = block2(net.at("4c"), x, 160, 128, 160, 128, 160, 128, false);
        x = block2(net.at("4d"), x, 96, 128, 192, 160, 192, 128, false);
        x = reduction2(net.at("4e"), x, 128, 192, 192, 256);
        x = block2(net.at("5a"), x, 352, 192, 320, 160, 224, 128, false);
        x = block2(net.at("5b"), x, 352, 192, 320, 192, 224, 128, true);
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    /** In this model the convolutions have biases beside their batch normalisation. */
    private static Tensor biased(Layers net, Tensor x, long filters, int kernel, int stride) {
        return net.relu(net.norm(net.biasedConv(x, filters, Window.square(kernel, stride, kernel / 2))));
    }

    private static Tensor block2(
            Layers net,
            Tensor x,
            long direct,
            long narrow,
            long wide,
            long narrow2,
            long wide2,
            long pooled,
            boolean maximum) {
        Window window = Window.square(3, 1, 1);
        Tensor pool = maximum ? net.maxPool(x, window) : net.averagePool(x, window);
        return net.concat(
                1,
                biased(net, x, direct, 1, 1),
                biased(net, biased(net, x, narrow, 1, 1), wide, 3, 1),
                biased(net, biased(net, biased(net, x, narrow2, 1, 1), wide2, 3, 1), wide2, 3, 1),
                biased(net, pool, pooled, 1, 1));
    }

    private static Tensor reduction2(Layers net, Tensor x, long narrow, long wide, long narrow2, long wide2) {
        return net.concat(
                1,
                biased(net, biased(net, x, narrow, 1, 1), wide, 3, 2),
                biased(net, biased(net, biased(net, x, narrow2, 1, 1), wide2, 3, 1), wide2, 3, 2),
                roundedUpPool(net, x, 3));
    }

    private static Graph version3(InputSizes size) {
        Layers net = new Layers("inception-v3");
        Tensor x = chain(net.at("stem"), image(net, size), valid(32, 3, 2), valid(32, 3, 1), conv(64, 3));
        x = halved(net, chain(net, halved(net, x), conv(80, 1), valid(192, 3, 1)));
        x = blockA(net.at("a1"), x, 32);
        x = blockA(net.at("a2"), x, 64);
        x = blockA(net.at("a3"), x, 64);
        net.at("reduction1");
        x = net.concat(
                1,
                chain(net, x, valid(384, 3, 2)),
                chain(net, x, conv(64, 1), conv(96, 3), valid(96, 3, 2)),
                halved(net, x));
        x = blockB(net.at("b1"), x, 128);
        x = blockB(net.at("b2"), x, 160);
        x = blockB(net.at("b3"), x, 160);
        x = blockB(net.at("b4"), x, 192);
        net.at("reduction2");
        x = net.concat(
                1,
                chain(net, x, conv(192, 1), valid(320, 3, 2)),
                chain(net, x, conv(192, 1), wide(192, 7), tall(192, 7), valid(192, 3, 2)),
                halved(net, x));
        x = blockC(net.at("c1"), x);
        x = blockC(net.at("c2"), x);
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor blockA(Layers net, Tensor x, long pooled) {
        return net.concat(
                1,
                chain(net, x, conv(64, 1)),
                chain(net, x, conv(48, 1), conv(64, 5)),
                chain(net, x, conv(64, 1), conv(96, 3), conv(96, 3)),
                averaged(net, x, conv(pooled, 1)));
    }

    private static Tensor blockB(Layers net, Tensor x, long middle) {
        return net.concat(
                1,
                chain(net, x, conv(192, 1)),
                chain(net, x, conv(middle, 1), wide(middle, 7), tall(192, 7)),
                chain(net, x, conv(middle, 1), tall(middle, 7), wide(middle, 7), tall(middle, 7), wide(192, 7)),
                averaged(net, x, conv(192, 1)));
    }

    private static Tensor blockC(Layers net, Tensor x) {
        Tensor short3 = chain(net, x, conv(384, 1));
        Tensor long3 = chain(net, x, conv(448, 1), conv(384, 3));
        return net.concat(
                1,
                chain(net, x, conv(320, 1)),
                chain(net, short3, wide(384, 3)),
                chain(net, short3, tall(384, 3)),
                chain(net, long3, wide(384, 3)),
                chain(net, long3, tall(384, 3)),
                averaged(net, x, conv(192, 1)));
    }
}
