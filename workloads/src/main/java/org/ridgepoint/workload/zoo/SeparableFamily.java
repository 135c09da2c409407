package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Networks of depthwise separable convolutions or shuffled groups: Xception, MobileNet v1, ShuffleNet v1 and v2.
 *
 * <p>Source: Chollet 2016 (arXiv 1610.02357); Howard et al. 2017 (arXiv 1704.04861); Zhang et al. 2017 (arXiv 1707.01083);
 * Ma et al. 2018 (arXiv 1807.11164).
 */
final class SeparableFamily {
    private SeparableFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "xception",
                        "classifier of separable convolutions, 1000 classes",
                        "Chollet 2016, arXiv 1610.02357; pytorchcv",
                        InputRule.images(299, 75),
                        SeparableFamily::xception),
                new ZooEntry(
                                "mobilenet-v1",
                                "small classifier of separable convolutions, 1000 classes",
                                "Howard et al. 2017, arXiv 1704.04861",
                                InputRule.images(224, 32),
                                SeparableFamily::mobilenet)
                        .alsoCalled("mobilenet"),
                new ZooEntry(
                        "shufflenet-g8",
                        "small classifier with 8 shuffled groups, 1000 classes",
                        "Zhang et al. 2017, arXiv 1707.01083",
                        InputRule.images(224, 32),
                        SeparableFamily::shufflenet),
                new ZooEntry(
                        "shufflenet-v2",
                        "small classifier with split channels, 1000 classes",
                        "Ma et al. 2018, arXiv 1807.11164",
                        InputRule.images(224, 32),
                        SeparableFamily::shufflenet2));
    }

    private static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    private static Graph xception(InputSizes size) {
        Layers net = new Layers("xception");
        Tensor x = net.relu(net.convNorm(image(net, size), 32, Window.square(3, 2, 0)));
        x = net.relu(net.convNorm(x, 64, Window.square(3, 1, 0)));
        x = xceptionBlock(net.at("entry1"), x, false, 2, 128, 128);
        x = xceptionBlock(net.at("entry2"), x, true, 2, 256, 256);
        x = xceptionBlock(net.at("entry3"), x, true, 2, 728, 728);
        for (int i = 1; i <= 8; i++) {
            x = xceptionBlock(net.at("middle" + i), x, true, 1, 728, 728, 728);
        }
        x = xceptionBlock(net.at("exit"), x, true, 2, 728, 1024);
        x = net.relu(separable(net.at("head"), x, 1536));
        x = net.relu(separable(net, x, 2048));
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor separable(Layers net, Tensor x, long filters) {
        return net.convNorm(net.depthwise(x, Window.square(3, 1, 1)), filters, Window.of(1, 1));
    }

    private static Tensor xceptionBlock(Layers net, Tensor x, boolean startsWithRelu, int stride, long... filters) {
        Tensor y = x;
        for (int i = 0; i < filters.length; i++) {
            y = separable(net, i > 0 || startsWithRelu ? net.relu(y) : y, filters[i]);
        }
        y = stride > 1 ? net.maxPool(y, Window.square(3, stride, 1)) : y;
        boolean sameShape = x.shape().equals(y.shape());
        long width = filters[filters.length - 1];
        return net.add(y, sameShape ? x : net.convNorm(x, width, Window.of(1, 1).stride(stride)));
    }

    private static Graph mobilenet(InputSizes size) {
        Layers net = new Layers("mobilenet-v1");
        Tensor x = net.relu(net.convNorm(image(net, size), 32, Window.square(3, 2, 1)));
        long[] filters = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
        for (int i = 0; i < filters.length; i++) {
            net.at("block" + (i + 1));
            boolean widens = i > 0 && filters[i] != filters[i - 1];
            x = net.relu(net.norm(net.depthwise(x, Window.square(3, widens ? 2 : 1, 1))));
            x = net.relu(net.convNorm(x, filters[i], Window.of(1, 1)));
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Graph shufflenet(InputSizes size) {
        Layers net = new Layers("shufflenet-g8");
        Tensor x = net.relu(net.convNorm(image(net, size), 24, Window.square(3, 2, 1)));
        x = net.maxPool(x, Window.square(3, 2, 1));
        int[] units = {4, 8, 4};
        for (int stage = 0; stage < 3; stage++) {
            for (int unit = 0; unit < units[stage]; unit++) {
                net.at("stage" + (stage + 2) + ".unit" + (unit + 1));
                x = shuffleUnit(net, x, 384L << stage, unit == 0, stage == 0 && unit == 0 ? 1 : 8);
            }
        }
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor shuffleUnit(Layers net, Tensor x, long filters, boolean halves, long firstGroups) {
        long made = halves ? filters - x.shape().dimension(1) : filters;
        Tensor y = net.relu(net.norm(net.conv(x, filters / 4, Window.of(1, 1), firstGroups, false)));
        y = net.norm(net.depthwise(net.shuffleChannels(y, 8), Window.square(3, halves ? 2 : 1, 1)));
        y = net.norm(net.conv(y, made, Window.of(1, 1), 8, false));
        return net.relu(halves ? net.concat(1, y, net.averagePool(x, Window.square(3, 2, 1))) : net.add(y, x));
    }

    private static Graph shufflenet2(InputSizes size) {
        Layers net = new Layers("shufflenet-v2");
        Tensor x = net.relu(net.convNorm(image(net, size), 24, Window.square(3, 2, 1)));
        x = net.maxPool(x, Window.square(3, 2, 1));
        int[] units = {4, 8, 4};
        for (int stage = 0; stage < 3; stage++) {
            for (int unit = 0; unit < units[stage]; unit++) {
                net.at("stage" + (stage + 2) + ".unit" + (unit + 1));
                x = net.shuffleChannels(unit == 0 ? halve(net, x, 58L << stage) : split(net, x), 2);
            }
        }
        x = net.relu(net.convNorm(x, 1024, Window.of(1, 1)));
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor halve(Layers net, Tensor x, long width) {
        Tensor left = net.norm(net.depthwise(x, Window.square(3, 2, 1)));
        left = net.relu(net.convNorm(left, width, Window.of(1, 1)));
        return net.concat(1, left, branch(net, x, width, 2));
    }

    private static Tensor split(Layers net, Tensor x) {
        long width = x.shape().dimension(1) / 2;
        return net.concat(1, net.slice(x, 1, 0, width), branch(net, net.slice(x, 1, width, 2 * width), width, 1));
    }

    private static Tensor branch(Layers net, Tensor x, long width, int stride) {
        Tensor y = net.relu(net.convNorm(x, width, Window.of(1, 1)));
        y = net.norm(net.depthwise(y, Window.square(3, stride, 1)));
        return net.relu(net.convNorm(y, width, Window.of(1, 1)));
    }
}
