package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/**
 * More memory on small networks, where the waits at the ends of layers decide. In runs of a few thousand cycles a handful
 * of DRAM accesses that come in another order make a percent, so that a hundred cycles are let pass as well.
 */
class RehearsalTest {
    private static final double ONE_PERCENT = 1.01;
    private static final int A_FEW_ACCESSES = 100;
    private static final int NETWORKS = 4;

    @Test
    void twiceTheLocalMemoryCostsASmallNetworkAtMostOnePercentOrAFewAccesses() {
        doublingCostsLittle(
                4 << 10, 64 << 10, localBytes -> TestChip.systolic(8, 8).memory(localBytes, 64 << 10));
    }

    @Test
    void twiceTheBulkMemoryCostsASmallNetworkAtMostOnePercentOrAFewAccesses() {
        doublingCostsLittle(
                8 << 10, 128 << 10, bulkBytes -> TestChip.systolic(8, 8).memory(8 << 10, bulkBytes));
    }

    @Test
    void thePlanThatIsKeptIsAsGoodAsTheMapperSFirst() {
        for (int seed = 0; seed < NETWORKS; seed++) {
            Chip chip = TestChip.systolic(8, 8).memory(8 << 10, 16 << 10).chip();
            Graph graph = network(seed);
            long unrehearsed = new Machine(new Simulation(), chip, Replay.plan(chip, graph), RunListener.NONE).run();
            assertThat((double) Replay.run(chip, graph, 1).elapsedFemtoseconds())
                    .isLessThanOrEqualTo(ONE_PERCENT * unrehearsed);
        }
    }

    private static void doublingCostsLittle(long leastBytes, long mostBytes, LongFunction<TestChip> chip) {
        for (int seed = 0; seed < NETWORKS; seed++) {
            long before = Long.MAX_VALUE;
            for (long bytes = leastBytes; bytes <= mostBytes; bytes *= 2) {
                long cycles = cycles(chip.apply(bytes), network(seed));
                assertThat((double) cycles)
                        .as("network %d with %d B", seed, bytes)
                        .isLessThanOrEqualTo(ONE_PERCENT * before + A_FEW_ACCESSES);
                before = cycles;
            }
        }
    }

    private static long cycles(TestChip chip, Graph graph) {
        return Replay.run(chip.chip(), graph, 1).cycles();
    }

    /** A few convolutions with pooling between them, and a classifier, as in the first networks. */
    private static Graph network(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Layers net = new Layers("small");
        Tensor x = net.input("image", 1, 1 + random.nextInt(3), 16, 16);
        for (int block = 0; block < 2; block++) {
            x = net.relu(net.conv(x, 4 + random.nextInt(12), Window.square(3, 1, 1)));
            x = net.maxPool(x, Window.square(2, 2, 0));
        }
        return net.finish(net.linear(net.globalPool(x), 10 + random.nextInt(90)));
    }
}
