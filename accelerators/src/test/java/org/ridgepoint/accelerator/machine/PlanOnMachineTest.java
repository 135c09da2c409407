package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.WinogradChoice;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;

/** What plans of random convolutions and matrix products promise against what the machine then does. */
class PlanOnMachineTest {
    private static final int PLANS_OF_A_CASE = 12;
    private static final long LEAST_SRAM = 64; // a word in each bank

    /** A network of one layer on a chip, planned in one way. */
    private record Case(TestChip chip, NetworkPlan plan) {
        LayerPlan layerPlan() {
            return plan.plans().get(0).orElseThrow();
        }

        long biasBytes() {
            return plan.network().layers().get(0).stored().biasBytes();
        }

        LayerCounts run() {
            Machine machine = new Machine(new Simulation(), chip.chip(), plan, RunListener.NONE);
            machine.run();
            return machine.counts()[0];
        }

        /** The same plan on a chip that has just the memory that the plan needs. */
        Case withoutSpareMemory() {
            LayerPlan.Needs needs = layerPlan().needs();
            TestChip tight = chip.memory(Math.max(LEAST_SRAM, needs.localBytes() + biasBytes()), needs.bulkBytes());
            NetworkPlan same = new NetworkPlan(
                    plan.network(),
                    plan.places(),
                    List.of(Optional.of(layerPlan())),
                    List.of(0L),
                    List.of(tight.localBytes()),
                    List.of(tight.bulkBytes()));
            return new Case(tight, same);
        }
    }

    @Test
    void theMachineMovesTheBytesThatThePlanForetells() {
        for (Case each : cases(12, 1)) {
            LayerCounts counts = each.run();
            LayerPlan plan = each.layerPlan();
            // Cuts at the image's border save a line or two of halo that the closed form counts.
            assertThat(counts.dramBytes())
                    .as("DRAM bytes of %s", plan)
                    .isCloseTo(plan.cost().dramBytes() + each.biasBytes(), Percentage.withPercentage(3));
            assertThat(counts.linkBytes())
                    .as("link bytes of %s", plan)
                    .isCloseTo(plan.cost().linkBytes() + each.biasBytes(), Percentage.withPercentage(3));
        }
    }

    @Test
    void withoutHalosTheForecastIsExact() {
        for (Case each : cases(8, 2)) {
            if (each.layerPlan().tiling().shape().taps() == 1) {
                assertThat(each.run().dramBytes())
                        .as("%s", each.layerPlan())
                        .isEqualTo(each.layerPlan().cost().dramBytes() + each.biasBytes());
            }
        }
    }

    @Test
    void sumsThatAreWantedInFullAreWrittenInFull() {
        assertThat(leastBytes(product(Precision.INT8, Precision.INT32))).isEqualTo(10 * 20 + 20 * 30 + 4 * 10 * 30);
    }

    @Test
    void weightsComeInTheFormatThatTheyAreStoredIn() {
        assertThat(leastBytes(product(Precision.of("int4"), Precision.INT8)))
                .isEqualTo(10 * 20 + 20 * 30 / 2 + 10 * 30);
        assertThat(leastBytes(product(Precision.FP32, Precision.INT8))).isEqualTo(10 * 20 + 4 * 20 * 30 + 10 * 30);
    }

    /** DRAM bytes of the plan that moves fewest, after a look whether each moves what it says. */
    private static long leastBytes(Graph graph) {
        List<Case> plans = plans(graph);
        assertThat(plans)
                .allSatisfy(each -> assertThat(each.run().dramBytes())
                        .isEqualTo(each.layerPlan().cost().dramBytes()));
        return plans.stream().mapToLong(each -> each.run().dramBytes()).min().orElseThrow();
    }

    /** 10 rows of 20 inputs times 20 x 30 weights. */
    private static Graph product(Precision weights, Precision sums) {
        GraphBuilder net = new GraphBuilder("one");
        Tensor input = net.input("a", TensorShape.of(10, 20));
        Tensor stored = net.fixPrecision(net.parameter("w", TensorShape.of(30, 20)), weights);
        Tensor made = net.node("product", new Linear(30, false), List.of(input), List.of(stored))
                .output();
        return net.output(net.fixPrecision(made, sums)).build();
    }

    private static List<Case> plans(Graph graph) {
        TestChip chip = TestChip.systolic(8, 8);
        WinogradChoice winograd = new WinogradChoice(chip.chip().array());
        return planned(chip, LayerFusion.fuse(graph, Precision.INT8, Set.of(), kind -> true, winograd, 0));
    }

    @Test
    void aPlanRunsInTheMemoryThatItNeeds() {
        for (Case each : cases(12, 3)) {
            assertThatCode(each.withoutSpareMemory()::run)
                    .as("%s in %s", each.layerPlan(), each.layerPlan().needs())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void tallAndDilatedKernelsRunInTheMemoryThatTheirPlansNeed() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 40; trial++) {
            TestChip chip = chip(random);
            Layers net = new Layers("tall");
            Window window =
                    Window.of(3 + random.nextInt(9), 1 + random.nextInt(2)).dilation(1 + random.nextInt(2));
            Tensor image = net.input("a", 1 + random.nextInt(3), 1 + random.nextInt(20), 24 + random.nextInt(12), 8);
            WinogradChoice winograd = new WinogradChoice(chip.chip().array());
            Graph graph = net.finish(net.conv(image, 1 + random.nextInt(20), window));
            for (Case each :
                    planned(chip, LayerFusion.fuse(graph, Precision.INT8, Set.of(), kind -> true, winograd, 0))) {
                assertThatCode(each.withoutSpareMemory()::run)
                        .as("%s in %s", each.layerPlan(), each.layerPlan().needs())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyMacIsDoneOnceWhateverTheTiling() {
        for (Case each : cases(6, 4)) {
            if (!each.layerPlan().tiling().winograd()) {
                assertThat(each.run().executedMacs())
                        .as("%s", each.layerPlan())
                        .isEqualTo(each.plan().network().macs());
            }
        }
    }

    private static List<Case> cases(int networks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Case> cases = new ArrayList<>();
        while (networks > 0) {
            TestChip chip = chip(random);
            LayerNetwork network = LayerFusion.fuse(
                    graph(random),
                    Precision.find("int8").orElseThrow(),
                    Set.of(),
                    kind -> true,
                    new WinogradChoice(chip.chip().array()),
                    0);
            List<Case> planned = planned(chip, network);
            cases.addAll(planned);
            networks -= planned.isEmpty() ? 0 : 1;
        }
        return cases;
    }

    private static List<Case> planned(TestChip chip, LayerNetwork network) {
        try {
            Map<LayerPlan.Choice, Case> byPlan = new LinkedHashMap<>();
            for (NetworkPlan tried : new Alternatives(network, chip.chip().view(), Pins.NONE).ofNetwork()) {
                Case made = new Case(chip, tried);
                byPlan.putIfAbsent(made.layerPlan().choice(), made);
            }
            return byPlan.values().stream().limit(PLANS_OF_A_CASE).toList();
        } catch (CapacityTooSmall tooSmall) {
            return List.of();
        }
    }

    private static TestChip chip(SplittableRandom random) {
        TestChip array = random.nextBoolean() ? TestChip.systolic(8, 8) : TestChip.spatial(16, 8);
        return array.memory(2L << 10 << random.nextInt(5), 4L << 10 << random.nextInt(5))
                .packets(128 << random.nextInt(3), 8);
    }

    /** One layer; of some the sums are wanted in 32 bits. */
    private static Graph graph(SplittableRandom random) {
        Layers net = new Layers("one");
        Tensor made = made(net, random);
        boolean wide = made.elements() % 3 == 0;
        return net.finish(wide ? net.graph().fixPrecision(made, Precision.INT32) : made);
    }

    private static Tensor made(Layers net, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            long rows = 1 + random.nextInt(60);
            return net.linear(net.input("a", rows, 1 + random.nextInt(200)), 1 + random.nextInt(90));
        }
        int kernel = 1 + random.nextInt(4);
        Window window = Window.square(kernel, 1 + random.nextInt(3), random.nextInt(kernel));
        long rows = 6 + random.nextInt(14);
        long columns = 6 + random.nextInt(14);
        return net.conv(
                net.input("a", 1 + random.nextInt(2), 1 + random.nextInt(30), rows, columns),
                1 + random.nextInt(40),
                window);
    }
}
