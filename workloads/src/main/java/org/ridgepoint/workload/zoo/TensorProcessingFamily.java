package org.ridgepoint.workload.zoo;

import java.util.List;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * The applications of the first TPU's paper, as far as it tells: kinds and numbers of layers, weights, batch, and operations
 * per byte of weights. Widths are not published: all matrices of one network are taken to be equal, as large as the stated
 * weights make them. CNN0's 2888 operations per weight byte at batch 8 are 361 positions, a 19 x 19 board. CNN1 (72
 * convolutions, 4 fully connected layers, 13 pools, 100 M weights) cannot be built from what is published.
 *
 * <p>Source: Jouppi et al., In-Datacenter Performance Analysis of a Tensor Processing Unit, 2017 (arXiv 1704.04760), table 1.
 */
final class TensorProcessingFamily {
    private static final String PAPER = "Jouppi et al. 2017, arXiv 1704.04760, table 1; equal widths assumed";

    private TensorProcessingFamily() {}

    static List<ZooEntry> entries() {
        return List.of(
                matrices("tpu-mlp0", 5, 0, 20_000_000, VectorKind.RELU, 200),
                matrices("tpu-mlp1", 4, 0, 5_000_000, VectorKind.RELU, 168),
                matrices("tpu-lstm0", 24, 34, 52_000_000, VectorKind.SIGMOID, 64),
                matrices("tpu-lstm1", 37, 19, 34_000_000, VectorKind.SIGMOID, 96),
                new ZooEntry(
                        "tpu-cnn0",
                        "16 convolutions on a 19 x 19 board, 8 M weights; its batch was 8",
                        PAPER,
                        InputRule.fixed(),
                        TensorProcessingFamily::board));
    }

    private static ZooEntry matrices(
            String name, int layers, int vectorLayers, long weights, VectorKind function, int batch) {
        long width = Math.round(Math.sqrt((double) weights / layers));
        return new ZooEntry(
                name,
                layers + " fully connected layers, " + weights / 1_000_000 + " M weights; its batch was " + batch,
                PAPER,
                InputRule.fixed(),
                size -> chain(name, size, layers, vectorLayers, width, function));
    }

    /** Matrices one after the other; the vector layers of LSTMs (gate products) are spread evenly over them. */
    private static Graph chain(
            String name, InputSizes size, int layers, int vectorLayers, long width, VectorKind function) {
        Layers net = new Layers(name);
        Tensor x = net.input("features", size.batch(), width);
        Tensor state = x;
        int done = 0;
        for (int layer = 1; layer <= layers; layer++) {
            net.at("layer" + layer);
            x = net.activate(net.plainLinear(x, width), function);
            for (; done < (long) vectorLayers * layer / layers; done++) {
                x = net.multiply(x, state);
            }
        }
        return net.finish(x);
    }

    private static Graph board(InputSizes size) {
        Layers net = new Layers("tpu-cnn0");
        Tensor x = net.input("board", size.batch(), 236, 19, 19);
        for (int layer = 1; layer <= 16; layer++) {
            x = net.relu(net.at("layer" + layer).conv(x, 236, Window.square(3, 1, 1)));
        }
        return net.finish(x);
    }
}
