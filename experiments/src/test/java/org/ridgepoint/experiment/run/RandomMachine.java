package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Small chips and networks that a seed makes: the corners that nobody would think of. */
final class RandomMachine {
    private static final List<String> CHIPS = List.of("scale-32x32", "inferx-x1", "nvdla-large", "tpu-v1", "classroom");

    private final SplittableRandom random;

    RandomMachine(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A shipped chip with less memory and other widths, and with further settings. */
    Chip chip(String precision, String... further) {
        List<String> settings = settings();
        settings.addAll(List.of(further));
        settings.add("array.macsPerCycle." + precision + "=1");
        return Machines.chipIn(precision, pick(CHIPS), settings.toArray(String[]::new));
    }

    /** Settings under which every chip can run every network of this class. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        settings.add("sram.local.capacity=" + (8 << random.nextInt(7)) + " KiB");
        settings.add("sram.bulk.capacity=" + (8 << random.nextInt(7)) + " KiB");
        settings.add("dram.channels=" + (1 + random.nextInt(4)));
        settings.add("dma.granule=" + (256 << random.nextInt(3)) + " B");
        settings.add("dma.outstanding=" + (1 << random.nextInt(5)));
        settings.add("link.bytesPerCycle=" + (8 << random.nextInt(4)));
        settings.add("bus.bytesPerCycle=" + (8 << random.nextInt(4)));
        settings.add("vector.lanes=" + (1 << random.nextInt(7)));
        settings.add("sram.local.ports=" + pick(List.of("1rw", "1r1w", "2rw")));
        settings.add("sram.bulk.ports=" + pick(List.of("1rw", "1r1w", "2rw")));
        return settings;
    }

    /** A few convolutions with what usually stands between them, and a matrix product at the end. */
    Graph network() {
        Layers net = new Layers("random");
        long channels = 1 + random.nextInt(24);
        Tensor x = net.input("image", 1, channels, 6 + random.nextInt(20), 6 + random.nextInt(20));
        int depth = 1 + random.nextInt(5);
        for (int i = 0; i < depth; i++) {
            x = block(net, x);
        }
        return net.finish(random.nextBoolean() ? x : net.linear(net.globalPool(x), 1 + random.nextInt(300)));
    }

    /** One convolution or matrix product, larger. */
    String operator() {
        if (random.nextBoolean()) {
            return "gemm:" + (1 + random.nextInt(300)) + "," + (1 + random.nextInt(300)) + ","
                    + (1 + random.nextInt(600));
        }
        int kernel = 1 + 2 * random.nextInt(3);
        int stride = 1 + random.nextInt(2);
        return "conv:" + (8 + random.nextInt(40)) + "," + (8 + random.nextInt(40)) + "," + (1 + random.nextInt(96))
                + "," + kernel + "x" + kernel + "," + (1 + random.nextInt(128)) + "," + stride + "," + kernel / 2;
    }

    private Tensor block(Layers net, Tensor x) {
        long channels = x.shape().dimension(1);
        return switch (random.nextInt(7)) {
            case 0 -> net.add(x, net.relu(net.conv(x, channels, Window.square(3, 1, 1))));
            case 1 -> net.depthwise(x, Window.square(3, 1, 1));
            case 2 -> net.concat(1, x, net.conv(x, 1 + random.nextInt(20), Window.square(1, 1, 0)));
            case 3 -> net.maxPool(x, Window.square(2, 1, 1));
            case 4 -> net.upsample(net.conv(x, 1 + random.nextInt(12), Window.square(3, 2, 1)), 2);
            case 5 -> net.relu(net.biasedConv(x, 1 + random.nextInt(70), Window.square(5, 2, 2)));
            default -> net.relu(net.conv(x, 1 + random.nextInt(90), Window.square(3, 1, 1)));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
