package org.ridgepoint.accelerator.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;

/** Networks in which something recurs: equal blocks after one another, or the many tiles of a large image. */
final class RandomRepetition {
    private final Draws draws;
    private final int batch;
    private final Layers net = new Layers("repetition");

    private RandomRepetition(Draws draws, int batch) {
        this.draws = draws;
        this.batch = batch;
    }

    /** A network whose choices do not depend on the batch, so that it may run in slices. */
    static BatchedGraph of(Draws draws) {
        int batch = draws.pick(1, 1, 2, 4, 6);
        int before = draws.taken().size();
        Graph whole = new RandomRepetition(draws, batch).graph();
        List<Integer> choices = draws.takenSince(before);
        return new BatchedGraph(
                batch, whole, Optional.of(images -> new RandomRepetition(Draws.again(choices), images).graph()));
    }

    private Graph graph() {
        return switch (draws.below(3)) {
            case 0 -> tower();
            case 1 -> encoder();
            default -> image();
        };
    }

    /** Equal blocks of convolutions, with a way around them or without. */
    private Graph tower() {
        int channels = 4 << draws.below(3);
        int size = draws.between(5, 12);
        Tensor x = net.input("image", batch, 3, size, size);
        x = net.relu(net.biasedConv(x, channels, Window.square(3, 1, 1)));
        int times = draws.between(5, 20);
        List<Integer> kernels = IntStream.range(0, draws.between(1, 3))
                .mapToObj(i -> draws.pick(3, 1, 5))
                .toList();
        boolean depthwise = draws.oneIn(4);
        boolean around = draws.oneIn(2);
        for (int i = 0; i < times; i++) {
            Tensor before = x;
            for (int kernel : kernels) {
                Window window = Window.square(kernel, 1, kernel / 2);
                x = net.relu(depthwise && kernel > 1 ? net.depthwise(x, window) : net.biasedConv(x, channels, window));
            }
            x = around ? net.add(x, before) : x;
        }
        return net.finish(net.linear(net.globalPool(x), 10));
    }

    /** Equal blocks of products on a sequence, their weights read in each. */
    private Graph encoder() {
        int width = 8 << draws.below(4);
        int wide = width * draws.between(1, 4);
        Tensor x = net.input("tokens", batch, draws.size(6), width);
        int times = draws.between(5, 24);
        boolean norms = draws.oneIn(2);
        boolean heads = draws.oneIn(2);
        for (int i = 0; i < times; i++) {
            Tensor before = x;
            x = heads ? net.matmul(net.softmax(net.matmulTransposed(x, x)), x) : x;
            x = net.linear(net.activate(net.linear(x, wide), VectorKind.GELU), width);
            x = norms ? net.layerNorm(net.add(x, before)) : net.add(x, before);
        }
        return net.finish(x);
    }

    /** A few layers of many tiles, none like another. */
    private Graph image() {
        int size = draws.between(24, 48);
        Tensor x = net.input("image", batch, draws.between(1, 6), size, draws.between(16, 48));
        int layers = draws.between(1, 3);
        for (int i = 0; i < layers; i++) {
            int kernel = draws.pick(3, 1, 5);
            x = net.relu(net.biasedConv(x, draws.between(4, 40), Window.square(kernel, 1, kernel / 2)));
            x = draws.oneIn(2) ? net.maxPool(x, Window.square(2, 2, 0)) : x;
        }
        return net.finish(x);
    }
}
