package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * Inverted residuals, narrow outside and wide inside: MobileNet v2, EfficientNet, its versions for the Edge TPU, and
 * EfficientNet v2. Images are padded so
 * that each stride rounds sizes up.
 *
 * <p>Source: Sandler et al. 2018 (arXiv 1801.04381); Tan and Le 2019 (arXiv 1905.11946), B0 to B7 by their width and depth
 * factors, L2 as in Xie et al. 2019 (arXiv 1911.04252); Tan and Le 2021 (arXiv 2104.00298);
 * EfficientNet-EdgeTPU as in the authors' code (tensorflow/tpu) and timm.
 */
final class InvertedResidualFamily {
    private static final String EFFICIENT = "Tan and Le 2019, arXiv 1905.11946";

    private InvertedResidualFamily() {}

    /**
     * Blocks that share their settings.
     *
     * @param fused expansion and depthwise convolution are one ordinary convolution
     * @param expansion inner width as a multiple of the input's
     * @param kernel of the depthwise convolution
     * @param stride of the first block
     * @param filters output channels
     * @param blocks how many
     * @param squeeze the narrow side of the channel weighing, as a divisor of the input's channels; 0 for none
     */
    private record Stage(
            boolean fused, double expansion, int kernel, int stride, long filters, int blocks, int squeeze) {}

    /** EfficientNet B0 before scaling. */
    private static final List<Stage> B0 = List.of(
            new Stage(false, 1, 3, 1, 16, 1, 4),
            new Stage(false, 6, 3, 2, 24, 2, 4),
            new Stage(false, 6, 5, 2, 40, 2, 4),
            new Stage(false, 6, 3, 2, 80, 3, 4),
            new Stage(false, 6, 5, 1, 112, 3, 4),
            new Stage(false, 6, 5, 2, 192, 4, 4),
            new Stage(false, 6, 3, 1, 320, 1, 4));

    private static final List<Stage> V2_SMALL = List.of(
            new Stage(true, 1, 3, 1, 24, 2, 0),
            new Stage(true, 4, 3, 2, 48, 4, 0),
            new Stage(true, 4, 3, 2, 64, 4, 0),
            new Stage(false, 4, 3, 2, 128, 6, 4),
            new Stage(false, 6, 3, 1, 160, 9, 4),
            new Stage(false, 6, 3, 2, 256, 15, 4));

    /** As table 4 of the paper's first version has it; the authors' code is a little narrower at its end. */
    private static final List<Stage> V2_SMALL_OF_THE_PAPER = List.of(
            new Stage(true, 1, 3, 1, 24, 2, 0),
            new Stage(true, 4, 3, 2, 48, 4, 0),
            new Stage(true, 4, 3, 2, 64, 4, 0),
            new Stage(false, 4, 3, 2, 128, 6, 4),
            new Stage(false, 6, 3, 1, 160, 9, 4),
            new Stage(false, 6, 3, 2, 272, 15, 4));

    private static final List<Stage> V2_MEDIUM = List.of(
            new Stage(true, 1, 3, 1, 24, 3, 0),
            new Stage(true, 4, 3, 2, 48, 5, 0),
            new Stage(true, 4, 3, 2, 80, 5, 0),
            new Stage(false, 4, 3, 2, 160, 7, 4),
            new Stage(false, 6, 3, 1, 176, 14, 4),
            new Stage(false, 6, 3, 2, 304, 18, 4),
            new Stage(false, 6, 3, 1, 512, 5, 4));

    private static final List<Stage> V2_LARGE = List.of(
            new Stage(true, 1, 3, 1, 32, 4, 0),
            new Stage(true, 4, 3, 2, 64, 7, 0),
            new Stage(true, 4, 3, 2, 96, 7, 0),
            new Stage(false, 4, 3, 2, 192, 10, 4),
            new Stage(false, 6, 3, 1, 224, 19, 4),
            new Stage(false, 6, 3, 2, 384, 25, 4),
            new Stage(false, 6, 3, 1, 640, 7, 4));

    /** EfficientNet-EdgeTPU S before scaling. */
    private static final List<Stage> EDGE_TPU = List.of(
            new Stage(true, 4, 3, 1, 24, 1, 0),
            new Stage(true, 8, 3, 2, 32, 2, 0),
            new Stage(true, 8, 3, 2, 48, 4, 0),
            new Stage(false, 8, 5, 2, 96, 5, 0),
            new Stage(false, 8, 5, 1, 144, 4, 0),
            new Stage(false, 8, 5, 2, 192, 2, 0));

    static List<ZooEntry> entries() {
        List<ZooEntry> all = new ArrayList<>();
        all.add(mobilenet("mobilenet-v2", 1.0));
        all.add(mobilenet("mobilenet-v2-1.4", 1.4));
        all.add(efficient("b0", 224, 1.0, 1.0, "noisystudent-b0"));
        all.add(efficient("b1", 240, 1.0, 1.1, "noisystudent-b1"));
        all.add(efficient("b2", 260, 1.1, 1.2, "noisystudent-b2"));
        all.add(efficient("b3", 300, 1.2, 1.4, "noisystudent-b3"));
        all.add(efficient("b4", 380, 1.4, 1.8, "noisystudent-b4"));
        all.add(efficient("b5", 456, 1.6, 2.2, "noisystudent-b5"));
        all.add(efficient("b6", 528, 1.8, 2.6, "noisystudent-b6"));
        all.add(efficient("b7", 600, 2.0, 3.1, "noisystudent-b7"));
        all.add(efficient("l2", 800, 4.3, 5.3, "noisystudent-l2", "meta-pseudo-labels-l2"));
        all.add(edgeTpu("s", 224, 1.0, 1.0));
        all.add(edgeTpu("m", 240, 1.0, 1.1));
        all.add(edgeTpu("l", 300, 1.2, 1.4));
        all.add(version2("efficientnet-v2-s", 384, 24, V2_SMALL, 1280));
        all.add(version2("efficientnet-v2-s-paper", 384, 24, V2_SMALL_OF_THE_PAPER, 1792));
        all.add(version2("efficientnet-v2-m", 480, 24, V2_MEDIUM, 1280));
        all.add(version2("efficientnet-v2-l", 480, 32, V2_LARGE, 1280));
        return all;
    }

    private static ZooEntry mobilenet(String name, double width) {
        return new ZooEntry(
                name,
                "small classifier of inverted residuals, 1000 classes",
                "Sandler et al. 2018, arXiv 1801.04381",
                InputRule.images(224, 32),
                size -> build(
                        name,
                        size,
                        scaled(mobileStages(), width, 1),
                        width(32, width),
                        width(1280, Math.max(1, width)),
                        VectorKind.CLIP));
    }

    private static ZooEntry efficient(String letter, int input, double width, double depth, String... aliases) {
        String name = "efficientnet-" + letter;
        return new ZooEntry(
                        name,
                        "classifier of inverted residuals with weighed channels, 1000 classes",
                        EFFICIENT,
                        InputRule.images(input, 32),
                        size -> build(
                                name,
                                size,
                                scaled(B0, width, depth),
                                width(32, width),
                                width(1280, width),
                                VectorKind.SILU))
                .alsoCalled(aliases);
    }

    private static ZooEntry edgeTpu(String letter, int input, double width, double depth) {
        String name = "efficientnet-edgetpu-" + letter;
        return new ZooEntry(
                name,
                "classifier of inverted residuals, early ones fused, 1000 classes",
                EFFICIENT + ", EfficientNet-EdgeTPU in the authors' code",
                InputRule.images(input, 32),
                size -> build(
                        name,
                        size,
                        edgeTpuStages(width, depth),
                        width(32, width),
                        width(1280, width),
                        VectorKind.RELU));
    }

    /** Inside, the very first block is as wide as others of its stage, four times what leaves it, whatever comes in. */
    private static List<Stage> edgeTpuStages(double width, double depth) {
        List<Stage> scaled = scaled(EDGE_TPU, width, depth);
        Stage first = scaled.get(0);
        double inner = first.expansion * first.filters;
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(true, inner / width(32, width), 3, 1, first.filters, 1, 0));
        if (first.blocks > 1) {
            stages.add(new Stage(true, first.expansion, 3, 1, first.filters, first.blocks - 1, 0));
        }
        stages.addAll(scaled.subList(1, scaled.size()));
        return stages;
    }

    private static ZooEntry version2(String name, int input, long stem, List<Stage> stages, long last) {
        return new ZooEntry(
                name,
                "classifier of inverted residuals, early ones fused, 1000 classes",
                "Tan and Le 2021, arXiv 2104.00298, and the authors' code",
                InputRule.images(input, 32),
                size -> build(name, size, stages, stem, last, VectorKind.SILU));
    }

    private static List<Stage> mobileStages() {
        return List.of(
                new Stage(false, 1, 3, 1, 16, 1, 0),
                new Stage(false, 6, 3, 2, 24, 2, 0),
                new Stage(false, 6, 3, 2, 32, 3, 0),
                new Stage(false, 6, 3, 2, 64, 4, 0),
                new Stage(false, 6, 3, 1, 96, 3, 0),
                new Stage(false, 6, 3, 2, 160, 3, 0),
                new Stage(false, 6, 3, 1, 320, 1, 0));
    }

    /** Channels scaled and rounded to a multiple of 8, but never down by more than a tenth. */
    private static long width(long channels, double factor) {
        double wanted = channels * factor;
        long rounded = Math.max(8, (long) (wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }

    private static List<Stage> scaled(List<Stage> stages, double width, double depth) {
        return stages.stream()
                .map(stage -> new Stage(
                        stage.fused,
                        stage.expansion,
                        stage.kernel,
                        stage.stride,
                        width(stage.filters, width),
                        (int) Math.ceil(stage.blocks * depth),
                        stage.squeeze))
                .toList();
    }

    private static Graph build(
            String name, InputSizes size, List<Stage> stages, long stem, long last, VectorKind activation) {
        Layers net = new Layers(name);
        Tensor image = net.input("image", size.batch(), 3, size.height(), size.width());
        net.at("stem");
        Tensor x = net.convNorm(image, stem, Window.of(3, 3).stride(2).coverAll(image.shape()), activation);
        for (int stage = 0; stage < stages.size(); stage++) {
            for (int block = 0; block < stages.get(stage).blocks; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                x = block(net, x, stages.get(stage), block == 0 ? stages.get(stage).stride : 1, activation);
            }
        }
        x = net.at("head").convNorm(x, last, Window.of(1, 1), activation);
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static Tensor block(Layers net, Tensor x, Stage stage, int stride, VectorKind activation) {
        long channels = x.shape().dimension(1);
        long inner = Math.round(channels * stage.expansion);
        Window window = Window.of(stage.kernel, stage.kernel).stride(stride).coverAll(x.shape());
        Tensor y = x;
        if (stage.fused) {
            boolean alone = stage.expansion == 1;
            y = net.convNorm(y, alone ? stage.filters : inner, window, activation);
            y = alone ? y : net.convNorm(y, stage.filters, Window.of(1, 1));
        } else {
            y = inner == channels ? y : net.convNorm(y, inner, Window.of(1, 1), activation);
            y = net.activate(net.norm(net.depthwise(y, window)), activation);
            y = stage.squeeze > 0 ? net.squeezeExcite(y, channels / stage.squeeze, activation, VectorKind.SIGMOID) : y;
            y = net.convNorm(y, stage.filters, Window.of(1, 1));
        }
        return y.shape().equals(x.shape()) ? net.add(y, x) : y;
    }
}
