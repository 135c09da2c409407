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
 * Residual networks with bottleneck blocks: ResNet, ResNeXt (grouped 3x3 convolutions) and SE-ResNeXt (weighed channels).
 * In v1.5 the stride is in the 3x3 convolution of a stage's first block, in v1 in the first 1x1 there; TensorFlow's slim models
 * have it in the 3x3 of the last block of the stage before, which leaves out a tenth of the operations of ResNet-50.
 *
 * <p>Source: He et al. 2015 (arXiv 1512.03385), v1.5 as in torchvision and NVIDIA's ResNet v1.5; Xie et al. 2016 (arXiv
 * 1611.05431); Mahajan et al. 2018 (arXiv 1805.00932) for the wide ones; Hu et al. 2017 (arXiv 1709.01507).
 */
final class ResidualFamily {
    private static final String RESNET = "He et al. 2015, arXiv 1512.03385";
    private static final String SLIM = RESNET + ", as TensorFlow's slim models";
    private static final String RESNEXT = "Xie et al. 2016, arXiv 1611.05431";
    private static final int[] FIFTY = {3, 4, 6, 3};
    private static final int[] HUNDRED = {3, 4, 23, 3};
    private static final int[] HUNDRED_FIFTY = {3, 8, 36, 3};

    private ResidualFamily() {}

    /**
     * One of the family.
     *
     * @param name to call it by
     * @param blocks per stage
     * @param groups of the 3x3 convolutions
     * @param widthPerGroup channels of a group in the first stage
     * @param stride where the stride is
     * @param squeeze channels are weighed
     */
    private record Variant(String name, int[] blocks, int groups, int widthPerGroup, Stride stride, boolean squeeze) {}

    /** Where a stage becomes coarser than the one before. */
    private enum Stride {
        /** In the 3x3 convolution of its first block. */
        MIDDLE,
        /** In the first 1x1 convolution of its first block. */
        FIRST,
        /** In the 3x3 convolution of the last block before it. */
        BEFORE
    }

    static List<ZooEntry> entries() {
        List<ZooEntry> all = new ArrayList<>();
        all.add(entry(new Variant("resnet50", FIFTY, 1, 64, Stride.MIDDLE, false), RESNET + ", v1.5 as torchvision")
                .alsoCalled("resnet50-v1.5", "resnet-50"));
        all.add(entry(
                new Variant("resnet101", HUNDRED, 1, 64, Stride.MIDDLE, false), RESNET + ", v1.5 as torchvision"));
        all.add(entry(
                new Variant("resnet152", HUNDRED_FIFTY, 1, 64, Stride.MIDDLE, false),
                RESNET + ", v1.5 as torchvision"));
        all.add(entry(new Variant("resnet50-v1", FIFTY, 1, 64, Stride.FIRST, false), RESNET));
        all.add(entry(new Variant("resnet101-v1", HUNDRED, 1, 64, Stride.FIRST, false), RESNET));
        all.add(entry(new Variant("resnet152-v1", HUNDRED_FIFTY, 1, 64, Stride.FIRST, false), RESNET));
        all.add(entry(new Variant("resnet50-slim", FIFTY, 1, 64, Stride.BEFORE, false), SLIM));
        all.add(entry(new Variant("resnet101-slim", HUNDRED, 1, 64, Stride.BEFORE, false), SLIM));
        all.add(entry(new Variant("resnet152-slim", HUNDRED_FIFTY, 1, 64, Stride.BEFORE, false), SLIM));
        all.add(entry(new Variant("resnext50-32x4d", FIFTY, 32, 4, Stride.MIDDLE, false), RESNEXT));
        all.add(entry(new Variant("resnext101-32x4d", HUNDRED, 32, 4, Stride.MIDDLE, false), RESNEXT));
        all.add(entry(new Variant("resnext101-64x4d", HUNDRED, 64, 4, Stride.MIDDLE, false), RESNEXT));
        for (int width : new int[] {8, 16, 32, 48}) {
            all.add(entry(
                    new Variant("resnext101-32x" + width + "d", HUNDRED, 32, width, Stride.MIDDLE, false),
                    "Mahajan et al. 2018, arXiv 1805.00932"));
        }
        all.add(entry(
                new Variant("se-resnext101-32x4d", HUNDRED, 32, 4, Stride.MIDDLE, true),
                "Hu et al. 2017, arXiv 1709.01507"));
        return all;
    }

    private static ZooEntry entry(Variant variant, String source) {
        return new ZooEntry(
                variant.name,
                "residual classifier, 1000 classes",
                source,
                InputRule.images(224, 32),
                size -> build(variant, size));
    }

    private static Graph build(Variant variant, InputSizes size) {
        Layers net = new Layers(variant.name);
        Tensor x = net.input("image", size.batch(), 3, size.height(), size.width());
        net.at("stem");
        x = net.relu(net.convNorm(x, 64, Window.square(7, 2, 3)));
        x = net.maxPool(x, Window.square(3, 2, 1));
        for (int stage = 0; stage < variant.blocks.length; stage++) {
            for (int block = 0; block < variant.blocks[stage]; block++) {
                net.at("stage" + (stage + 1) + ".block" + (block + 1));
                x = bottleneck(net, x, variant, stage, stride(variant, stage, block));
            }
        }
        net.at("head");
        return net.finish(net.linear(net.globalPool(x), 1000));
    }

    private static int stride(Variant variant, int stage, int block) {
        boolean halves = variant.stride == Stride.BEFORE
                ? stage < variant.blocks.length - 1 && block == variant.blocks[stage] - 1
                : stage > 0 && block == 0;
        return halves ? 2 : 1;
    }

    private static Tensor bottleneck(Layers net, Tensor x, Variant variant, int stage, int stride) {
        long inner = (long) variant.groups * variant.widthPerGroup << stage;
        long outer = 256L << stage;
        int first = variant.stride == Stride.FIRST ? stride : 1;
        Tensor y = net.relu(net.convNorm(x, inner, Window.of(1, 1).stride(first)));
        y = net.relu(net.norm(net.conv(y, inner, Window.square(3, stride / first, 1), variant.groups, false)));
        y = net.convNorm(y, outer, Window.of(1, 1));
        y = variant.squeeze ? net.squeezeExcite(y, outer / 16, VectorKind.RELU, VectorKind.SIGMOID) : y;
        return net.relu(net.add(y, shortcut(net, x, y, variant, stride)));
    }

    private static Tensor shortcut(Layers net, Tensor x, Tensor y, Variant variant, int stride) {
        if (x.shape().equals(y.shape())) {
            return x;
        }
        long outer = y.shape().dimension(1);
        boolean asWide = variant.stride == Stride.BEFORE && x.shape().dimension(1) == outer;
        return asWide
                ? net.maxPool(x, Window.square(1, stride, 0))
                : net.convNorm(x, outer, Window.of(1, 1).stride(stride));
    }
}
