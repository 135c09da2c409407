package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Shortcut;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Networks as darknet's configuration files define them. A convolution is padded by half its size; batch normalisation and
 * a leaky rectifier follow unless said otherwise.
 *
 * <p>Source: Redmon and Farhadi, YOLOv3, 2018 (arXiv 1804.02767); darknet's cfg/yolov3.cfg, cfg/yolov3-tiny.cfg and
 * cfg/resnet50.cfg.
 */
final class DarknetFamily {
    private static final int BOX_CHANNELS = 3 * (80 + 5);

    private DarknetFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "yolov3",
                        "object detector, 80 classes, three scales",
                        "darknet cfg/yolov3.cfg; Redmon and Farhadi 2018, arXiv 1804.02767",
                        InputRule.imagesInSteps(608, 32),
                        DarknetFamily::yolov3),
                new ZooEntry(
                        "yolov3-tiny",
                        "small object detector, 80 classes, two scales",
                        "darknet cfg/yolov3-tiny.cfg",
                        InputRule.imagesInSteps(416, 32),
                        DarknetFamily::yolov3Tiny),
                new ZooEntry(
                        "yolov4",
                        "object detector, 80 classes, three scales, cross-stage backbone",
                        "darknet cfg/yolov4.cfg; Bochkovskiy et al. 2020, arXiv 2004.10934",
                        InputRule.imagesInSteps(608, 32),
                        size -> DarknetFourth.build(new Layers("yolov4"), size)),
                new ZooEntry(
                        "resnet50-darknet",
                        "residual classifier without projection shortcuts, 1000 classes",
                        "darknet cfg/resnet50.cfg",
                        InputRule.imagesInSteps(224, 32),
                        DarknetFamily::resnet50));
    }

    static Tensor image(Layers net, InputSizes size) {
        return net.input("image", size.batch(), 3, size.height(), size.width());
    }

    static Tensor conv(Layers net, Tensor x, long filters, int kernel, int stride) {
        return net.convNorm(x, filters, Window.square(kernel, stride, kernel / 2), VectorKind.LEAKY_RELU);
    }

    private static Graph yolov3(InputSizes size) {
        Layers net = new Layers("yolov3");
        Tensor x = conv(net.at("backbone.stem"), image(net, size), 32, 3, 1);
        List<Tensor> stages = new ArrayList<>();
        int[] blocks = {1, 2, 8, 8, 4};
        for (int stage = 0; stage < blocks.length; stage++) {
            long filters = 64L << stage;
            x = conv(net.at("backbone.stage" + (stage + 1)), x, filters, 3, 2);
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("backbone.stage" + (stage + 1) + ".block" + (block + 1));
                Tensor y = conv(net, conv(net, x, filters / 2, 1, 1), filters, 3, 1);
                x = net.add(y, x);
            }
            stages.add(x);
        }
        x = neck(net.at("neck1"), x, 512);
        Tensor coarse = detection(net.at("head1"), x, 1024);
        x = neck(net, finer(net.at("neck2"), x, 256, stages.get(3)), 256);
        Tensor middle = detection(net.at("head2"), x, 512);
        x = neck(net, finer(net.at("neck3"), x, 128, stages.get(2)), 128);
        Tensor fine = detection(net.at("head3"), x, 256);
        return net.finish(coarse, middle, fine);
    }

    /** Five convolutions, alternately 1x1 and 3x3; the last one feeds a head and the next finer scale. */
    static Tensor neck(Layers net, Tensor x, long filters) {
        x = conv(net, conv(net, x, filters, 1, 1), 2 * filters, 3, 1);
        x = conv(net, conv(net, x, filters, 1, 1), 2 * filters, 3, 1);
        return conv(net, x, filters, 1, 1);
    }

    private static Tensor finer(Layers net, Tensor coarse, long filters, Tensor fromBackbone) {
        return net.concat(1, net.upsample(conv(net, coarse, filters, 1, 1), 2), fromBackbone);
    }

    static Tensor detection(Layers net, Tensor x, long filters) {
        return logistic(net, net.biasedConv(conv(net, x, filters, 3, 1), BOX_CHANNELS, Window.of(1, 1)));
    }

    /** Box centres, objectness and classes go through a sigmoid; the 4 sizes of each of 3 boxes do not, but are counted. */
    private static Tensor logistic(Layers net, Tensor x) {
        return net.activate(x, VectorKind.SIGMOID);
    }

    private static Graph yolov3Tiny(InputSizes size) {
        Layers net = new Layers("yolov3-tiny");
        Tensor x = image(net, size);
        net.at("backbone");
        Tensor fine = x;
        for (int stage = 0; stage < 5; stage++) {
            fine = conv(net, x, 16L << stage, 3, 1);
            x = net.maxPool(fine, Window.square(2, 2, 0));
        }
        x = conv(net, x, 512, 3, 1);
        x = net.maxPool(x, Window.of(2, 2).pad(List.of(0, 0), List.of(1, 1)));
        x = conv(net, conv(net, x, 1024, 3, 1), 256, 1, 1);
        Tensor coarse = detection(net.at("head1"), x, 512);
        net.at("head2");
        return net.finish(coarse, detection(net, finer(net, x, 128, fine), 256));
    }

    private static Graph resnet50(InputSizes size) {
        Layers net = new Layers("resnet50-darknet");
        Tensor x = conv(net.at("stem"), image(net, size), 64, 7, 2);
        x = net.maxPool(x, Window.square(2, 2, 0));
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            for (int block = 0; block < blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                Tensor y = conv(net, x, 64L << stage, 1, 1);
                y = conv(net, y, 64L << stage, 3, stage > 0 && block == 0 ? 2 : 1);
                y = net.convNorm(y, 256L << stage, Window.of(1, 1));
                x = net.activate(net.node(new Shortcut(), y, x), VectorKind.LEAKY_RELU);
            }
        }
        net.at("head");
        x = net.globalPool(net.biasedConv(x, 1000, Window.of(1, 1)));
        return net.finish(net.softmax(x));
    }
}
