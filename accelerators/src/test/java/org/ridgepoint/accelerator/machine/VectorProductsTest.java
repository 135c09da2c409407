package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.plan.LayerSpec;
import org.ridgepoint.accelerator.plan.PlanReader;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.accelerator.plan.PlanWriter;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.VectorSpec;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Products of groups, which the vector unit may do in the array's place. */
class VectorProductsTest {
    private static final int SHAPES = Integer.getInteger("ridgepoint.vector.shapes", 24);
    private static final double ONE_PERCENT = 1.01;
    private static final double TWO_PERCENT = 1.02;

    /** In runs of a thousand cycles a handful of DRAM accesses that come in another order make a percent. */
    private static final long A_FEW_ACCESSES = 100;

    @Test
    void aDepthwiseLayerOnANarrowVectorUnitStaysOnTheArray() {
        Graph graph = depthwise(16, 12, 3, 1);
        RunResult one = run(chip(8, 1, true), graph);

        assertThat(one).isEqualTo(run(chip(8, 1, false), graph));
        assertThat(one.layers().get(0).plan()).contains("tile");
    }

    @Test
    void aUselessVectorUnitChangesNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < SHAPES; i++) {
            Graph graph = random(random);
            assertThat(run(chip(8, 1, true), graph)).isEqualTo(run(chip(8, 1, false), graph));
        }
    }

    @Test
    void aDepthwiseLayerOnAWideVectorUnitIsBoundByIt() {
        RunResult run = run(chip(32, 64, true), depthwise(64, 28, 3, 1));
        LayerResult layer = run.layers().get(0);
        long operations = 64 * 28 * 28 * (2 * 9 + 1);

        assertThat(layer.plan()).isEqualTo("on the vector unit, element by element");
        assertThat(layer.bound()).isEqualTo(StallCause.VECTOR_UNIT.label());
        assertThat(layer.verdict()).endsWith("; the vector unit multiplies here in the array's place");
        assertThat(run.bound()).isEqualTo(StallCause.VECTOR_UNIT.label());
        assertThat(layer.arrayCycles()).isEqualTo(operations / 64);
        assertThat(run.cycles()).isBetween(operations / 64, (long) (1.1 * operations / 64));
        assertThat(run.executedMacs()).isEqualTo(run.macs());
        assertThat(run.cyclesByCause().get(StallCause.USEFUL_MACS.key())).isZero();
        assertThat(run.energyJoules().getOrDefault("array", 0.0)).isZero();
        assertThat(run.shapeLimitSeconds()).isGreaterThanOrEqualTo(operations / 64 / 1e9);
    }

    @Test
    void everyByteComesOnceWhereTheLayerIsTheVectorUnits() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < SHAPES; i++) {
            Graph graph = random(random);
            Optional<RunResult> run = pinned(chip(32, 16, true), graph, 1 + random.nextInt(30));
            run.ifPresent(found ->
                    assertThat(found.dram().bytes()).isEqualTo(found.dram().compulsoryBytes()));
        }
    }

    @Test
    void theFasterOfArrayAndVectorUnitIsChosen() {
        SplittableRandom random = new SplittableRandom(11);
        int moved = 0;
        for (int i = 0; i < SHAPES; i++) {
            Graph graph = random(random);
            int size = 4 << random.nextInt(4);
            int lanes = 1 << random.nextInt(9);
            RunResult chosen = run(chip(size, lanes, true), graph);
            long least = run(chip(size, lanes, false), graph).cycles();
            for (int blocks = 1; blocks <= 16; blocks *= 2) {
                least = Math.min(
                        least,
                        pinned(chip(size, lanes, true), graph, blocks)
                                .map(RunResult::cycles)
                                .orElse(least));
            }
            moved += chosen.layers().get(0).plan().startsWith("on the vector unit") ? 1 : 0;
            assertThat((double) chosen.cycles())
                    .as("%s on %s rows, %s lanes", graph.nodes().get(0), size, lanes)
                    .isLessThanOrEqualTo(TWO_PERCENT * least + A_FEW_ACCESSES / 5);
        }
        assertThat(moved).isBetween(SHAPES / 8, SHAPES - SHAPES / 8);
    }

    @Test
    void moreLanesNeverMakeADepthwiseLayerSlower() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < SHAPES / 3; i++) {
            Graph graph = random(random);
            long before = Long.MAX_VALUE / 2;
            for (int lanes = 1; lanes <= 1024; lanes *= 2) {
                long cycles = run(chip(16, lanes, true), graph).cycles();
                assertThat((double) cycles)
                        .as("%s, %s lanes", graph.nodes().get(0), lanes)
                        .isLessThanOrEqualTo(ONE_PERCENT * before + A_FEW_ACCESSES);
                before = Math.min(before, cycles);
            }
        }
    }

    @Test
    void aPlanThatGivesALayerToTheVectorUnitIsReadBackAsItIs() {
        Chip chip = chip(32, 64, true);
        BatchedGraph graph = BatchedGraph.undivided(1, depthwise(64, 28, 3, 1));
        PlanSpec spec = PlanWriter.write(Replay.plan(chip, graph, Pins.Source.NOBODY), "net");
        LayerSpec layer = spec.layers().values().iterator().next();

        assertThat(layer.loops()).isEmpty();
        assertThat(layer.blocks()).isPresent();
        BatchPlan again = Replay.plan(chip, graph, new PlanReader(spec));
        assertThat(PlanWriter.write(again, "net")).isEqualTo(spec);
    }

    @Test
    void aProductThatIsTheArraysAloneIsRefusedAsBlocks() {
        Layers net = new Layers("net");
        Graph graph = net.finish(net.conv(net.input("image", 1, 8, 8, 8), 8, Window.square(3, 1, 1)));

        assertThat(refusal(chip(8, 64, true), graph))
                .isEqualTo("conv is work of the array; expected loops in its place");
        assertThat(refusal(chip(8, 64, false), depthwise(8, 8, 3, 1)))
                .isEqualTo("depthwise conv is work of the array; expected loops in its place");
    }

    private static String refusal(Chip chip, Graph graph) {
        try {
            run(chip, graph, 4);
            return "ran";
        } catch (PlanRefused refused) {
            return refused.problem();
        }
    }

    /** Channels by themselves, or in small groups, through windows of several sizes. */
    private static Graph random(SplittableRandom random) {
        Layers net = new Layers("net");
        int channels = 8 << random.nextInt(4);
        int size = 6 + random.nextInt(16);
        int kernel = 1 + 2 * random.nextInt(3);
        int stride = 1 + random.nextInt(Math.min(2, kernel));
        Tensor image = net.input("image", 1, channels, size, size);
        int inGroup = 1 << random.nextInt(3);
        Tensor filtered =
                net.conv(image, channels, Window.square(kernel, stride, kernel / 2), channels / inGroup, false);
        return net.finish(random.nextBoolean() ? net.relu(filtered) : filtered);
    }

    private static Graph depthwise(int channels, int size, int kernel, int stride) {
        Layers net = new Layers("net");
        Tensor image = net.input("image", 1, channels, size, size);
        return net.finish(net.depthwise(image, Window.square(kernel, stride, kernel / 2)));
    }

    /** A systolic array beside a vector unit, which can do convolutions or not. */
    private static Chip chip(int rows, int lanes, boolean convolves) {
        Chip plain = TestChip.systolic(rows, rows).chip();
        Optional<List<String>> unsupported = convolves ? Optional.empty() : Optional.of(List.of("conv"));
        return new Chip(
                SpecCopy.of(plain.spec())
                        .vector(new VectorSpec(lanes, unsupported, Optional.empty()))
                        .spec(),
                plain.dramChannel(),
                plain.technology(),
                plain.precision());
    }

    private static RunResult run(Chip chip, Graph graph) {
        return Replay.run(chip, graph, 1);
    }

    private static Optional<RunResult> pinned(Chip chip, Graph graph, long blocks) {
        try {
            return Optional.of(run(chip, graph, blocks));
        } catch (PlanRefused noRoom) {
            return Optional.empty();
        }
    }

    /** A network of one layer, which the vector unit does in so many blocks. */
    private static RunResult run(Chip chip, Graph graph, long blocks) {
        BatchedGraph whole = BatchedGraph.undivided(1, graph);
        String name = PlanWriter.write(Replay.plan(chip, whole, Pins.Source.NOBODY), "net")
                .layers()
                .keySet()
                .iterator()
                .next();
        LayerSpec layer = new LayerSpec(Optional.empty(), Optional.of(blocks), Optional.empty());
        PlanSpec spec = new PlanSpec(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(name, layer));
        return Replay.run(chip, whole, new PlanReader(spec), RunListener.NONE);
    }
}
