package org.ridgepoint.workload.zoo;

import static org.ridgepoint.workload.zoo.DarknetFamily.conv;
import static org.ridgepoint.workload.zoo.DarknetFamily.detection;
import static org.ridgepoint.workload.zoo.DarknetFamily.neck;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * YOLOv4: a backbone whose stages split and rejoin their channels, pooling at three sizes, and a neck that goes up and down
 * again.
 *
 * <p>Source: Bochkovskiy et al. 2020 (arXiv 2004.10934); darknet's cfg/yolov4.cfg.
 */
final class DarknetFourth {
    private DarknetFourth() {}

    static Graph build(Layers net, InputSizes size) {
        Tensor x = smooth(net.at("backbone.stem"), DarknetFamily.image(net, size), 32, 3, 1);
        List<Tensor> stages = new ArrayList<>();
        int[] blocks = {1, 2, 8, 8, 4};
        for (int stage = 0; stage < 5; stage++) {
            x = stage(net.at("backbone.stage" + (stage + 1)), x, 64L << stage, blocks[stage], stage == 0);
            stages.add(x);
        }
        net.at("pyramid");
        x = conv(net, conv(net, conv(net, x, 512, 1, 1), 1024, 3, 1), 512, 1, 1);
        x = net.concat(1, pool(net, x, 13), pool(net, x, 9), pool(net, x, 5), x);
        Tensor coarse = conv(net, conv(net, conv(net, x, 512, 1, 1), 1024, 3, 1), 512, 1, 1);
        Tensor middle = up(net.at("up1"), coarse, stages.get(3), 256);
        Tensor fine = up(net.at("up2"), middle, stages.get(2), 128);
        Tensor first = detection(net.at("head1"), fine, 256);
        net.at("down1");
        middle = neck(net, net.concat(1, conv(net, fine, 256, 3, 2), middle), 256);
        Tensor second = detection(net.at("head2"), middle, 512);
        net.at("down2");
        coarse = neck(net, net.concat(1, conv(net, middle, 512, 3, 2), coarse), 512);
        return net.finish(first, second, detection(net.at("head3"), coarse, 1024));
    }

    private static Tensor smooth(Layers net, Tensor x, long filters, int kernel, int stride) {
        return net.convNorm(x, filters, Window.square(kernel, stride, kernel / 2), VectorKind.MISH);
    }

    private static Tensor stage(Layers net, Tensor x, long filters, int blocks, boolean first) {
        long inner = first ? filters : filters / 2;
        Tensor down = smooth(net, x, filters, 3, 2);
        Tensor bypass = smooth(net, down, inner, 1, 1);
        Tensor y = smooth(net, down, inner, 1, 1);
        for (int block = 0; block < blocks; block++) {
            y = net.add(smooth(net, smooth(net, y, filters / 2, 1, 1), inner, 3, 1), y);
        }
        return smooth(net, net.concat(1, smooth(net, y, inner, 1, 1), bypass), filters, 1, 1);
    }

    private static Tensor pool(Layers net, Tensor x, int size) {
        return net.maxPool(x, Window.square(size, 1, size / 2));
    }

    private static Tensor up(Layers net, Tensor coarse, Tensor fromBackbone, long filters) {
        Tensor raised = net.upsample(conv(net, coarse, filters, 1, 1), 2);
        return neck(net, net.concat(1, conv(net, fromBackbone, filters, 1, 1), raised), filters);
    }
}
