package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/**
 * Is the plan of a single operator ever worse than one from a textbook? Random operators on random small chips, each by the
 * plan that a run chooses and by the fastest of the textbook schedules that fit.
 *
 * <p>{@code -Dridgepoint.schedules} says how many.
 */
class SchedulesTest {
    private static final double MUCH = 1.10;
    private static final double USUAL = 1.02;

    @Test
    void noChosenPlanIsMuchSlowerThanTheBestTextbookSchedule() {
        int wanted = Integer.getInteger("ridgepoint.schedules", 8);
        List<Double> ratios = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        for (long seed = 1; ratios.size() < wanted; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TestChip chip = chip(random);
            Graph graph = graph(random);
            try {
                Contest contest = Contest.of(chip.chip(), graph);
                double ratio = (double) contest.cycles() / contest.textbookCycles();
                ratios.add(ratio);
                if (ratio > MUCH) {
                    slow.add("seed " + seed + ": " + ratio + " times, " + graph.name() + " by " + contest.plan()
                            + ", textbook " + contest.textbookPlan());
                }
            } catch (CapacityTooSmall refused) {
                assertThat(refused.leastBytes()).isPositive();
            }
        }
        Collections.sort(ratios);
        double median = ratios.get(ratios.size() / 2);
        System.out.printf(
                Locale.ROOT, "%d operators: median %.3f, worst %.3f%n", wanted, median, ratios.get(wanted - 1));
        assertThat(slow).isEmpty();
        assertThat(median).isLessThanOrEqualTo(USUAL);
    }

    private static TestChip chip(SplittableRandom random) {
        int side = 8 << random.nextInt(3);
        TestChip chip = random.nextInt(4) == 0
                ? TestChip.spatial(side, side)
                : TestChip.systolic(side, side, Dataflow.values()[random.nextInt(3)]);
        return chip.memory(8L << 10 + random.nextInt(4), 32L << 10 + random.nextInt(4))
                .dram(8 << random.nextInt(2), 1 + random.nextInt(2));
    }

    /** Products, convolutions, grouped and depthwise ones, products of activations. */
    private static Graph graph(SplittableRandom random) {
        Layers net = new Layers("one");
        int channels = 8 << random.nextInt(4);
        int size = 6 + random.nextInt(20);
        int filters = 8 * (1 + random.nextInt(12));
        Tensor image = net.input("image", 1, channels, size, size);
        return switch (random.nextInt(5)) {
            case 0 -> product(random);
            case 1 -> net.finish(net.conv(image, filters, Window.square(1 + 2 * random.nextInt(3), 1, 1)));
            case 2 -> net.finish(net.conv(image, filters, Window.square(3, 1, 1), 4, false));
            case 3 -> net.finish(net.depthwise(image, Window.square(3, 1 + random.nextInt(2), 1)));
            default ->
                net.finish(
                        net.matmulTransposed(net.input("q", 1, 4, 16 + size, 32), net.input("k", 1, 4, 16 + size, 32)));
        };
    }

    private static Graph product(SplittableRandom random) {
        Layers net = new Layers("product");
        Tensor rows = net.input("a", 1, 1 + random.nextInt(200), 16 << random.nextInt(5));
        return net.finish(net.plainLinear(rows, 10 + random.nextInt(300)));
    }
}
