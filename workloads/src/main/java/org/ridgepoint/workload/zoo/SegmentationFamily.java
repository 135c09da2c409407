package org.ridgepoint.workload.zoo;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * U-shaped networks: down to small maps and up again, joined to the map of the same size on the way down.
 *
 * <p>Source: UNet Industrial as in NVIDIA DeepLearningExamples (its tiny variant, 512x512, one channel); 3D-UNet as in MLPerf
 * (KiTS19 volumes of 128 x 128 x 128, three classes, instance normalisation), after Çiçek et al. 2016 (arXiv 1606.06650).
 */
final class SegmentationFamily {
    private SegmentationFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                new ZooEntry(
                        "unet-industrial",
                        "finds defects in grey images",
                        "NVIDIA DeepLearningExamples UNet Industrial, tinyUNet",
                        InputRule.imagesInSteps(512, 16),
                        SegmentationFamily::industrial),
                new ZooEntry(
                                "3d-unet",
                                "segments volumes, 3 classes",
                                "MLPerf 3D-UNet KiTS19; arXiv 1606.06650",
                                InputRule.imagesInSteps(128, 32),
                                SegmentationFamily::volumes)
                        .alsoCalled("unet3d"));
    }

    private static Graph industrial(InputSizes size) {
        Layers net = new Layers("unet-industrial");
        Tensor x = net.input("image", size.batch(), 1, size.height(), size.width());
        long[] filters = {32, 32, 64, 128};
        List<Tensor> joined = new ArrayList<>();
        for (int level = 0; level < 4; level++) {
            Tensor map = twice(net.at("down" + (level + 1)), x, filters[level], filters[level]);
            joined.add(map);
            x = net.maxPool(map, Window.square(2, 2, 0));
        }
        x = raise(net, twice(net.at("bottom"), x, 256, 256), 128);
        for (int level = 3; level > 0; level--) {
            net.at("up" + level);
            x = twice(net, net.concat(1, x, joined.get(level)), filters[level], filters[level] / 2);
            x = raise(net, x, filters[level] / 2);
        }
        net.at("head");
        x = twice(net, net.concat(1, x, joined.get(0)), 32, 32);
        return net.finish(net.activate(net.biasedConv(x, 1, Window.of(1, 1)), VectorKind.SIGMOID));
    }

    private static Tensor twice(Layers net, Tensor x, long first, long second) {
        Tensor y = net.relu(net.biasedConv(x, first, Window.square(3, 1, 1)));
        return net.relu(net.biasedConv(y, second, Window.square(3, 1, 1)));
    }

    private static Tensor raise(Layers net, Tensor x, long filters) {
        return net.relu(net.node(TransposedConvolution.of((int) filters, Window.square(2, 2, 0), 1, true), x));
    }

    private static Graph volumes(InputSizes size) {
        Layers net = new Layers("3d-unet");
        long depth = Math.min(size.height(), size.width());
        Tensor x = net.input("volume", size.batch(), 1, depth, size.height(), size.width());
        long[] filters = {32, 64, 128, 256, 320};
        List<Tensor> joined = new ArrayList<>();
        for (int level = 0; level < 5; level++) {
            net.at("down" + (level + 1));
            x = volume(net, volume(net, x, filters[level], level == 0 ? 1 : 2), filters[level], 1);
            joined.add(x);
        }
        x = volume(net, volume(net.at("bottom"), x, 320, 2), 320, 1);
        for (int level = 4; level >= 0; level--) {
            net.at("up" + (level + 1));
            int width = (int) filters[level];
            Window doubled = Window.of(2, 2, 2).stride(2);
            x = net.node(TransposedConvolution.of(width, doubled, 1, true), x);
            x = net.concat(1, x, joined.get(level));
            x = volume(net, volume(net, x, width, 1), width, 1);
        }
        return net.finish(net.at("head").biasedConv(x, 3, Window.of(1, 1, 1)));
    }

    private static Tensor volume(Layers net, Tensor x, long filters, int stride) {
        Tensor y = net.conv(x, filters, Window.of(3, 3, 3).stride(stride).pad(1));
        Normalisation perInstance = new Normalisation(VectorKind.LAYER_NORM, TensorShape.of(filters), 2);
        return net.relu(net.node(perInstance, y));
    }
}
