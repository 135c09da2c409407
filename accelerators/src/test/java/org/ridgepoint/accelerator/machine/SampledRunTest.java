package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Random networks in which blocks recur, in full and with what recurs left out. */
class SampledRunTest {
    private static final int RUNS = 7;
    private static final double MOST_OFF = 0.01;

    @Test
    void sampledRunsCountWhatFullOnesCountInAboutTheSameTime() {
        int shorter = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            Chip chip = chip(new SplittableRandom(seed));
            Graph graph = blocks(new SplittableRandom(seed));
            RunResult full = run(chip, graph, Detail.FULL);
            RunResult sampled = run(chip, graph, Detail.SAMPLED);

            assertThat(sampled.executedMacs()).as("seed %d", seed).isEqualTo(full.executedMacs());
            assertThat(sampled.dram().readBytes())
                    .as("seed %d", seed)
                    .isEqualTo(full.dram().readBytes());
            assertThat(sampled.dram().writeBytes())
                    .as("seed %d", seed)
                    .isEqualTo(full.dram().writeBytes());
            assertThat(counts(sampled)).as("seed %d", seed).isEqualTo(counts(full));
            double off = (double) sampled.elapsedFemtoseconds() / full.elapsedFemtoseconds() - 1;
            assertThat(Math.abs(off)).as("seed %d", seed).isLessThan(MOST_OFF);
            assertThat(causes(sampled)).as("seed %d", seed).isEqualTo(sampled.cycles());
            assertThat(sampled.totalEnergyJoules() / full.totalEnergyJoules() - 1)
                    .as("seed %d", seed)
                    .isBetween(-MOST_OFF, MOST_OFF);
            shorter += sampled.sampling().orElseThrow().simulatedShare() < 1 ? 1 : 0;
        }
        assertThat(shorter).isGreaterThan(RUNS / 2);
    }

    @Test
    void tasksOfLongLayersAreLeftOutOnceTheyAreSeenToBeAlike() {
        int shorter = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Chip chip = chip(new SplittableRandom(seed));
            Graph graph = longLayers(random);
            RunResult full = run(chip, graph, Detail.FULL);
            RunResult sampled = run(chip, graph, Detail.SAMPLED);

            assertThat(counts(sampled)).as("seed %d", seed).isEqualTo(counts(full));
            assertThat(sampled.dram().readBytes())
                    .as("seed %d", seed)
                    .isEqualTo(full.dram().readBytes());
            assertThat(sampled.dram().writeBytes())
                    .as("seed %d", seed)
                    .isEqualTo(full.dram().writeBytes());
            double off = (double) sampled.elapsedFemtoseconds() / full.elapsedFemtoseconds() - 1;
            assertThat(Math.abs(off)).as("seed %d", seed).isLessThan(MOST_OFF);
            assertThat(sampled.totalEnergyJoules() / full.totalEnergyJoules() - 1)
                    .as("seed %d", seed)
                    .isBetween(-MOST_OFF, MOST_OFF);
            shorter += sampled.sampling().orElseThrow().simulatedShare() < 0.8 ? 1 : 0;
        }
        assertThat(shorter).isGreaterThan(1);
    }

    @Test
    void windowsLongerThanWhatIsMadeAheadAreLeftOutWhole() {
        Chip chip = TestChip.systolic(8, 8).memory(16 << 10, 8 << 10).dram(8, 1).chip();
        Layers net = new Layers("deep");
        Tensor x = net.input("image", 1, 64, 40, 40);
        x = net.relu(net.biasedConv(x, 96, Window.square(3, 1, 1)));
        Graph graph = net.finish(net.maxPool(x, Window.square(2, 2, 0)));

        RunResult full = run(chip, graph, Detail.FULL);
        RunResult sampled = run(chip, graph, Detail.SAMPLED);

        assertThat(counts(sampled)).isEqualTo(counts(full));
        assertThat((double) sampled.elapsedFemtoseconds() / full.elapsedFemtoseconds())
                .isBetween(1 - MOST_OFF, 1 + MOST_OFF);
        assertThat(sampled.sampling().orElseThrow().simulatedShare()).isLessThan(0.8);
    }

    @Test
    void whatDoesNotRecurIsSimulated() {
        Chip chip = TestChip.systolic(8, 8).memory(8 << 10, 64 << 10).chip();
        Layers net = new Layers("tower");
        Tensor x = net.input("image", 1, 3, 16, 16);
        for (int filters = 8; filters < 16; filters++) {
            x = net.relu(net.biasedConv(x, filters, Window.square(3, 1, 1)));
        }
        Graph graph = net.finish(x);

        RunResult full = run(chip, graph, Detail.FULL);
        RunResult sampled = run(chip, graph, Detail.SAMPLED);

        assertThat(sampled.elapsedFemtoseconds()).isEqualTo(full.elapsedFemtoseconds());
        assertThat(sampled.layers()).isEqualTo(full.layers());
        assertThat(sampled.energyJoules()).isEqualTo(full.energyJoules());
        assertThat(sampled.dram()).isEqualTo(full.dram());
        assertThat(sampled.sampling().orElseThrow().spread()).isZero();
        assertThat(full.sampling()).isEmpty();
    }

    private static long causes(RunResult result) {
        return result.cyclesByCause().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<List<Long>> counts(RunResult result) {
        return result.layers().stream().map(SampledRunTest::counts).toList();
    }

    private static List<Long> counts(LayerResult layer) {
        return List.of(layer.macs(), layer.executedMacs(), layer.dramBytes(), layer.tiles());
    }

    private static RunResult run(Chip chip, Graph graph, Detail detail) {
        return Replay.run(chip, BatchedGraph.undivided(1, graph), Pins.Source.NOBODY, detail, RunListener.NONE);
    }

    private static Chip chip(SplittableRandom random) {
        return TestChip.systolic(8, 8)
                .memory(8L << 10 << random.nextInt(3), 16L << 10 << random.nextInt(4))
                .dram(8, 1 + random.nextInt(3))
                .chip();
    }

    /** A large image through a few layers, none of them like another: a product, a depthwise one, pooling, an activation. */
    private static Graph longLayers(SplittableRandom random) {
        Layers net = new Layers("tower");
        int size = 96 + random.nextInt(64);
        Tensor x = net.input("image", 1, 4 + random.nextInt(4), size, size);
        x = net.relu(net.biasedConv(x, 8 + random.nextInt(24), Window.square(3, 1, 1)));
        x = net.maxPool(x, Window.square(2, 2, 0));
        x = net.relu(net.biasedConv(x, 16 + random.nextInt(32), Window.square(1 + 2 * random.nextInt(3), 1, 1)));
        return net.finish(net.relu(net.biasedConv(x, 24 + random.nextInt(16), Window.square(1, 1, 0))));
    }

    /** A stem, blocks with a way around them, and a head. */
    private static Graph blocks(SplittableRandom random) {
        Layers net = new Layers("blocks");
        int channels = 8 << random.nextInt(3);
        int size = 12 + random.nextInt(20);
        int convolutions = 1 + random.nextInt(3);
        Tensor x = net.input("image", 1, 3, size, size);
        x = net.relu(net.biasedConv(x, channels, Window.square(3, 1, 1)));
        int times = 8 + random.nextInt(12);
        boolean around = random.nextBoolean();
        for (int i = 0; i < times; i++) {
            Tensor before = x;
            for (int j = 0; j < convolutions; j++) {
                int kernel = j % 2 == 0 ? 3 : 1;
                x = net.relu(net.biasedConv(x, channels, Window.square(kernel, 1, kernel / 2)));
            }
            x = around ? net.add(x, before) : x;
        }
        return net.finish(net.linear(net.globalPool(x), 10));
    }
}
