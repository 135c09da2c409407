package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.NonMaximumSuppression;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Single-shot detectors: a backbone, smaller and smaller feature maps, boxes and classes from each, and the suppression of
 * overlapping boxes (200 kept per class).
 *
 * <p>Source: Liu et al., SSD, 2015 (arXiv 1512.02325); SSD-ResNet34 at 1200 as in MLPerf Inference; SSD v1.1 with ResNet-50 at
 * 300 as in NVIDIA DeepLearningExamples; SSD-MobileNet v1 at 300 as in the TensorFlow Object Detection API and MLPerf.
 */
final class SingleShotFamily {
    private static final int[] BOXES = {4, 6, 6, 6, 4, 4};
    private static final long KEPT = 200;

    private SingleShotFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "ssd-resnet34",
                        "single-shot detector, 80 classes",
                        "MLPerf Inference SSD-ResNet34 1200x1200",
                        InputRule.images(1200, 600),
                        SingleShotFamily::resnet34),
                new ZooEntry(
                                "ssd-resnet50",
                                "single-shot detector, 80 classes",
                                "NVIDIA DeepLearningExamples SSD v1.1, 300x300",
                                InputRule.images(300, 260),
                                SingleShotFamily::resnet50)
                        .alsoCalled("ssd-v1.1"),
                new ZooEntry(
                        "ssd-mobilenet-v1",
                        "small single-shot detector, 90 classes",
                        "TensorFlow Object Detection API, ssd_mobilenet_v1_coco, 300x300",
                        InputRule.images(300, 224),
                        SingleShotFamily::mobilenet));
    }

    private static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    private static Tensor stem(Layers net, Tensor image) {
        return net.maxPool(net.relu(net.convNorm(image, 64, Window.square(7, 2, 3))), Window.square(3, 2, 1));
    }

    private static Graph resnet34(InputSizes size) {
        Layers net = new Layers("ssd-resnet34");
        Tensor x = stem(net.at("backbone.stem"), image(net, size));
        int[] blocks = {3, 4, 6};
        for (int stage = 0; stage < 3; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("backbone.stage" + (stage + 1) + ".block" + (block + 1));
                x = basicBlock(net, x, 64L << stage, stage == 1 && block == 0 ? 2 : 1);
            }
        }
        List<Tensor> maps = new ArrayList<>(List.of(x));
        long[] narrow = {256, 256, 128, 128, 128};
        long[] wide = {512, 512, 256, 256, 256};
        for (int i = 0; i < 5; i++) {
            net.at("extra" + (i + 1));
            x = net.relu(net.biasedConv(x, narrow[i], Window.of(1, 1)));
            x = net.relu(net.biasedConv(x, wide[i], Window.square(3, i < 4 ? 2 : 1, i < 3 ? 1 : 0)));
            maps.add(x);
        }
        return detect(net, maps, Window.square(3, 3, 1), BOXES, 81);
    }

    private static Tensor basicBlock(Layers net, Tensor x, long filters, int stride) {
        Tensor y = net.relu(net.convNorm(x, filters, Window.square(3, stride, 1)));
        y = net.convNorm(y, filters, Window.square(3, 1, 1));
        boolean sameShape = x.shape().equals(y.shape());
        return net.relu(net.add(
                y, sameShape ? x : net.convNorm(x, filters, Window.of(1, 1).stride(stride))));
    }

    private static Graph resnet50(InputSizes size) {
        Layers net = new Layers("ssd-resnet50");
        Tensor x = stem(net.at("backbone.stem"), image(net, size));
        int[] blocks = {3, 4, 6};
        for (int stage = 0; stage < 3; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("backbone.stage" + (stage + 1) + ".block" + (block + 1));
                x = bottleneck(net, x, 64L << stage, stage == 1 && block == 0 ? 2 : 1);
            }
        }
        List<Tensor> maps = new ArrayList<>(List.of(x));
        long[] narrow = {256, 256, 128, 128, 128};
        long[] wide = {512, 512, 256, 256, 256};
        for (int i = 0; i < 5; i++) {
            net.at("extra" + (i + 1));
            x = net.relu(net.convNorm(x, narrow[i], Window.of(1, 1)));
            x = net.relu(net.convNorm(x, wide[i], i < 3 ? Window.square(3, 2, 1) : Window.of(3, 3)));
            maps.add(x);
        }
        return detect(net, maps, Window.square(3, 1, 1), BOXES, 81);
    }

    private static Tensor bottleneck(Layers net, Tensor x, long inner, int stride) {
        Tensor y = net.relu(net.convNorm(x, inner, Window.of(1, 1)));
        y = net.relu(net.convNorm(y, inner, Window.square(3, stride, 1)));
        y = net.convNorm(y, 4 * inner, Window.of(1, 1));
        boolean sameShape = x.shape().equals(y.shape());
        return net.relu(net.add(
                y, sameShape ? x : net.convNorm(x, 4 * inner, Window.of(1, 1).stride(stride))));
    }

    private static Graph mobilenet(InputSizes size) {
        Layers net = new Layers("ssd-mobilenet-v1");
        Tensor x = covering(net.at("backbone.stem"), image(net, size), 32, 3, 2);
        long[] filters = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
        List<Tensor> maps = new ArrayList<>();
        for (int i = 0; i < filters.length; i++) {
            net.at("backbone.block" + (i + 1));
            boolean widens = i > 0 && filters[i] != filters[i - 1];
            Window window = Window.of(3, 3).stride(widens ? 2 : 1).coverAll(x.shape());
            x = net.activate(net.norm(net.depthwise(x, window)), VectorKind.CLIP);
            x = covering(net, x, filters[i], 1, 1);
            if (i == 10 || i == 12) {
                maps.add(x);
            }
        }
        long[] wide = {512, 256, 256, 128};
        for (int i = 0; i < 4; i++) {
            x = covering(net.at("extra" + (i + 1)), x, wide[i] / 2, 1, 1);
            x = covering(net, x, wide[i], 3, 2);
            maps.add(x);
        }
        return detect(net, maps, Window.of(1, 1), new int[] {3, 6, 6, 6, 6, 6}, 91);
    }

    private static Tensor covering(Layers net, Tensor x, long filters, int kernel, int stride) {
        return net.convNorm(x, filters, Window.of(kernel, kernel).stride(stride).coverAll(x.shape()), VectorKind.CLIP);
    }

    private static Graph detect(Layers net, List<Tensor> maps, Window window, int[] boxes, long classes) {
        List<Tensor> places = new ArrayList<>();
        List<Tensor> scores = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            net.at("head" + (i + 1));
            long batch = maps.get(i).shape().dimension(0);
            Tensor place = net.biasedConv(maps.get(i), boxes[i] * 4L, window);
            Tensor score = net.biasedConv(maps.get(i), boxes[i] * classes, window);
            long positions = place.shape().dimension(2) * place.shape().dimension(3) * boxes[i];
            places.add(net.reshape(place, batch, 4, positions));
            scores.add(net.reshape(score, batch, classes, positions));
        }
        net.at("suppression");
        Tensor boxesOfAll = net.transpose(net.concat(2, places), 0, 2, 1);
        Tensor scoresOfAll = net.node(new Softmax(1), net.concat(2, scores));
        return net.finish(net.node(new NonMaximumSuppression(KEPT), boxesOfAll, scoresOfAll));
    }
}
