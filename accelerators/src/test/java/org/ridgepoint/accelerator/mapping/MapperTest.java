package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.analytic.LowerBound;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.Contraction;

class MapperTest {
    @Test
    void theLeastLocalCapacityThatIsNamedWorksAndOneByteLessDoesNot() {
        SplittableRandom random = new SplittableRandom(23);
        int refused = 0;
        for (int trial = 0; trial < 60; trial++) {
            Graph graph = convolution(random);
            TestChip chip = random.nextBoolean() ? TestChip.systolic(16, 16) : TestChip.spatial(16, 16);
            try {
                Replay.plan(chip.memory(256, 64 << 10).chip(), graph);
            } catch (CapacityTooSmall tooSmall) {
                refused++;
                long least = tooSmall.leastBytes();
                assertThat(tooSmall.key()).isEqualTo("sram.local.capacity");
                assertThat(tooSmall).hasMessageContaining("at least " + least + " B would do");
                assertThat(Replay.run(chip.memory(least, 64 << 10).chip(), graph, 1)
                                .cycles())
                        .isPositive();
                assertThatThrownBy(() ->
                                Replay.plan(chip.memory(least - 1, 64 << 10).chip(), graph))
                        .isInstanceOf(CapacityTooSmall.class);
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void theLeastLocalCapacityIsThatOfTheLayerWhichNeedsMost() {
        Layers net = new Layers("two");
        Tensor small = net.conv(net.input("image", 1, 1, 16, 16), 4, Window.square(1, 1, 0));
        Graph graph = net.finish(net.conv(small, 256, Window.square(5, 1, 2)));
        TestChip chip = TestChip.systolic(16, 16);

        assertThatThrownBy(() -> Replay.plan(chip.memory(64, 64 << 10).chip(), graph))
                .isInstanceOfSatisfying(
                        CapacityTooSmall.class,
                        tooSmall -> assertThat(Replay.run(
                                                chip.memory(tooSmall.leastBytes(), 64 << 10)
                                                        .chip(),
                                                graph,
                                                1)
                                        .cycles())
                                .isPositive());
    }

    @Test
    void theLeastBulkCapacityThatIsNamedWorks() {
        Graph graph = convolution(new SplittableRandom(1));
        TestChip chip = TestChip.systolic(8, 8);

        assertThatThrownBy(() -> Replay.plan(chip.memory(64 << 10, 4_095).chip(), graph))
                .isInstanceOf(CapacityTooSmall.class)
                .hasMessage("sram.bulk.capacity: 4095 B is too small for any tiling of layer conv1; "
                        + "at least 4096 B would do");
        assertThat(Replay.run(chip.memory(64 << 10, 4_096).chip(), graph, 1).cycles())
                .isPositive();
    }

    @Test
    void moreMemoryNeverMakesTheScoreWorse() {
        SplittableRandom random = new SplittableRandom(29);
        for (int trial = 0; trial < 15; trial++) {
            Graph graph = convolution(random);
            double before = Double.MAX_VALUE;
            for (long bytes = 16 << 10; bytes <= 1 << 20; bytes *= 4) {
                NetworkPlan plan = Replay.plan(
                        TestChip.systolic(16, 16).memory(bytes, bytes).chip(), graph);
                double score = plan.plans().get(0).orElseThrow().cost().score();
                assertThat(score).isLessThanOrEqualTo(before);
                before = score;
            }
        }
    }

    @Test
    void noPlanMovesLessThanTheLowerBound() {
        SplittableRandom random = new SplittableRandom(31);
        for (int trial = 0; trial < 20; trial++) {
            Graph graph = convolution(random);
            TestChip chip = TestChip.systolic(16, 16).memory(4 << 10 << random.nextInt(4), 8 << 10);
            LayerNetwork network = LayerFusion.fuse(
                    graph, Precision.find("int8").orElseThrow(), Set.of(), kind -> true, shape -> false, 0);
            ChipView view = chip.chip().view();
            Contraction shape = network.layers().get(0).contraction().orElseThrow();
            long least = LowerBound.bytes(shape, 8, view.localBytes() + view.bulkBytes());
            for (NetworkPlan tried : new Alternatives(network, view, Pins.NONE).ofNetwork()) {
                LayerPlan plan = tried.plans().get(0).orElseThrow();
                assertThat(plan.cost().dramBytes()).isGreaterThanOrEqualTo(least);
            }
        }
    }

    private static Graph convolution(SplittableRandom random) {
        Layers net = new Layers("one");
        int kernel = 1 + 2 * random.nextInt(2);
        long size = 8 + random.nextInt(20);
        return net.finish(net.conv(
                net.input("image", 1, 16 + random.nextInt(60), size, size),
                16 + random.nextInt(80),
                Window.square(kernel, 1 + random.nextInt(2), kernel / 2)));
    }
}
