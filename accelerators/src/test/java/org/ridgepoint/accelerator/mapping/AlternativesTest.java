package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.SystolicArray;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

class AlternativesTest {
    @Test
    void plansThatDifferInNothingButGroupsAreBothTried() {
        List<LayerPlan.Choice> choices = new Alternatives(depthwise(96, 28), wide(), Pins.NONE)
                .ofNetwork().stream()
                        .flatMap(each -> each.plans().get(0).stream())
                        .map(LayerPlan::choice)
                        .toList();
        Map<List<Object>, Set<Long>> groups = choices.stream()
                .collect(Collectors.groupingBy(
                        AlternativesTest::withoutGroups,
                        Collectors.mapping(choice -> choice.tiling().groups(), Collectors.toSet())));

        assertThat(choices).doesNotHaveDuplicates();
        assertThat(groups.values()).anyMatch(each -> each.size() > 1);
    }

    /** A chip whose array is so wide that each group costs it a fold by itself, as in the first TPU. */
    private static ChipView wide() {
        ArrayModel array = new SystolicArray(256, 256, Dataflow.WS, true, new Rate(1, 1));
        return new ChipView(
                array,
                8,
                4,
                48,
                24,
                64,
                256,
                512,
                Double.MAX_VALUE,
                256,
                24L << 20,
                256L << 10,
                4L << 20,
                1024,
                1,
                true,
                true);
    }

    private static List<Object> withoutGroups(LayerPlan.Choice choice) {
        Tiling tiling = choice.tiling();
        return List.of(
                tiling.grid(),
                tiling.filters(),
                tiling.chunks(),
                choice.order(),
                choice.slabBlocks(),
                choice.inputHold(),
                choice.weightHold());
    }

    @Test
    void theReportTellsGroupsAndKernelCutsApart() {
        Tiling tiling = Shapes.randomTiling(new SplittableRandom(3));
        PixelGrid grid = new PixelGrid(Shapes.square(8, 4, 4, 3), 2, 8);
        ReductionSplit rows = new ReductionSplit(ReductionSplit.TapCut.KERNEL_ROWS, 4);
        ReductionSplit taps = new ReductionSplit(ReductionSplit.TapCut.SINGLE_TAPS, 4);

        assertThat(words(new Tiling(grid, 1, 4, ReductionSplit.none(grid.shape()))))
                .isEqualTo("pixel slabs of 2; tile 2x8 pixels x 4 filters x 1 of 1 chunks; "
                        + "input held in bulk, weights held nowhere");
        assertThat(words(new Tiling(grid, 1, 4, rows))).contains("1 of 3 chunks by kernel rows;");
        assertThat(words(new Tiling(grid, 1, 4, taps))).contains("1 of 9 chunks by kernel positions;");
        assertThat(words(tiling)).contains(" filters x " + tiling.groups() + " groups x ");
    }

    private static String words(Tiling tiling) {
        LayerPlan.Choice choice = new LayerPlan.Choice(tiling, LayerPlan.Order.PIXEL_SLABS, 2, Hold.BULK, Hold.NONE);
        LayerPlan.Cost cost = new LayerPlan.Cost(0, 0, 0, new Busy(0, 0, 0, 0, 0, 0), 0, 0);
        return new LayerPlan(choice, false, new LayerPlan.Needs(0, 0), cost).describe();
    }

    @Test
    void whatIsTriedOnAChipIsTriedOnOneOfTwiceTheMemory() {
        ChipView small = Views.of(4 << 10, 16 << 10);
        ChipView large = Views.of(8 << 10, 16 << 10);
        assertThat(choices(new Alternatives(depthwise(24, 8), large, Pins.NONE).ofNetwork()))
                .containsAll(onArray(new Alternatives(depthwise(24, 8), small, Pins.NONE).ofNetwork()));
        assertThat(choices(new Alternatives(two(), large, Pins.NONE).ofNetwork()))
                .containsAll(choices(new Alternatives(two(), small, Pins.NONE).atOwnRates()));
    }

    @Test
    void aPlanOfALayerTakesNoMoreThanTheLayerHas() {
        ChipView chip = Views.of(8 << 10, 8 << 10);
        for (NetworkPlan each : new Alternatives(depthwise(24, 8), chip, Pins.NONE).ofNetwork()) {
            NetworkPlan.Expected needs = each.expected(chip).get(0);
            assertThat(needs.localBytes()).isLessThanOrEqualTo(chip.localBytes());
            assertThat(needs.bulkBytes()).isLessThanOrEqualTo(chip.bulkBytes());
        }
    }

    @Test
    void anotherPlanOfALayerLeavesTheOtherLayersAsTheyWere() {
        Alternatives alternatives = new Alternatives(two(), Views.of(8 << 10, 16 << 10), Pins.NONE);
        NetworkPlan first = alternatives.ofNetwork().get(0);
        List<NetworkPlan> others =
                alternatives.ofLayer(first, first.network().layers().get(1));

        assertThat(choices(others)).isNotEmpty().doesNotHaveDuplicates().doesNotContain(first.choice());
        assertThat(others).allSatisfy(other -> {
            assertThat(other.places()).isEqualTo(first.places());
            assertThat(other.plans().get(0)).isEqualTo(first.plans().get(0));
        });
    }

    @Test
    void capacitiesArePowersOfTwoAndTheWhole() {
        assertThat(Alternatives.capacities(5000)).containsExactly(5000L, 4096L, 2048L, 1024L);
        assertThat(Alternatives.capacities(4096)).containsExactly(4096L, 2048L, 1024L);
        assertThat(Alternatives.capacities(1000)).containsExactly(1000L);
    }

    private static List<NetworkPlan.NetworkChoice> choices(List<NetworkPlan> plans) {
        return plans.stream().map(NetworkPlan::choice).toList();
    }

    /** The vector unit is tried no more where more memory has the array far ahead. */
    private static List<NetworkPlan.NetworkChoice> onArray(List<NetworkPlan> plans) {
        return choices(
                plans.stream().filter(plan -> plan.plans().get(0).isPresent()).toList());
    }

    private static LayerNetwork depthwise(long channels, long size) {
        Layers net = new Layers("depthwise");
        return fused(net.finish(net.depthwise(net.input("image", 1, channels, size, size), Window.square(3, 1, 1))));
    }

    private static LayerNetwork two() {
        return two(6);
    }

    private static LayerNetwork two(long channels) {
        Layers net = new Layers("two");
        Tensor first = net.conv(net.input("image", 1, channels, 10, 10), 16, Window.square(3, 1, 1));
        return fused(net.finish(net.conv(first, 8, Window.square(1, 1, 0))));
    }

    private static LayerNetwork fused(Graph graph) {
        return LayerFusion.fuse(graph, Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }

    @Test
    void tensorsAreTriedWhereverTheyFit() {
        LayerNetwork network = two();
        MappedTensor between = network.layers().get(0).output();
        List<NetworkPlan> plans = new Alternatives(network, Views.of(8 << 10, 16 << 10), Pins.NONE).ofNetwork();

        assertThat(plans).extracting(plan -> plan.place(between)).contains(Place.values());
    }

    @Test
    void plansOfALayerComeByTheirScores() {
        LayerNetwork network = two();
        Alternatives alternatives = new Alternatives(network, Views.of(4 << 10, 16 << 10), Pins.NONE);
        NetworkPlan first = alternatives.ofNetwork().get(0);
        List<LayerPlan.Cost> costs = alternatives
                .ofLayer(first, network.layers().get(0))
                .stream()
                .map(plan -> plan.plans().get(0).orElseThrow().cost())
                .toList();

        assertThat(costs).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.comparingDouble(LayerPlan.Cost::score));
    }

    /** Half, a quarter and an eighth of what DRAM moves, or twice that; half the link, the local ports or the room for sums. */
    @Test
    void whatAMachineOfLessWouldRunIsTried() {
        SplittableRandom random = new SplittableRandom(73);
        for (int trial = 0; trial < 25; trial++) {
            LayerNetwork network = random.nextBoolean() ? product(random) : convolution(random);
            ChipView chip = chip(random);
            List<ChipView> machines = List.of(
                    chip,
                    chip.scaled(0.5, 1, 1, 1),
                    chip.scaled(0.25, 1, 1, 1),
                    chip.scaled(0.125, 1, 1, 1),
                    chip.scaled(2, 1, 1, 1),
                    chip.scaled(1, 0.5, 1, 1),
                    chip.scaled(1, 1, 0.5, 1),
                    chip.scaled(1, 1, 1, 0.5));
            Layer layer = network.layers().get(0);
            Sources sources = Sources.allInDram(layer);
            List<NetworkPlan.NetworkChoice> tried = choices(new Alternatives(network, chip, Pins.NONE).ofNetwork());

            for (ChipView machine : machines) {
                new PlanFronts(machine)
                        .front(layer, sources)
                        .best(chip.localBytes(), chip.bulkBytes())
                        .ifPresent(plan -> assertThat(tried)
                                .extracting(choice -> choice.layers().get(0).orElseThrow())
                                .contains(plan.choice()));
            }
        }
    }

    private static ChipView chip(SplittableRandom random) {
        Dataflow dataflow = Dataflow.values()[random.nextInt(3)];
        ArrayModel array = new SystolicArray(4, 8, dataflow, false, new Rate(1, 1));
        long local = 4L << 10 << random.nextInt(2);
        long bulk = 8L << 10 << random.nextInt(3);
        return Views.of(array, local, bulk, 4L << 10 << random.nextInt(2));
    }

    private static LayerNetwork product(SplittableRandom random) {
        Layers net = new Layers("product");
        Tensor input = net.input("a", 8 + random.nextInt(40), 16 + random.nextInt(100));
        return fused(net.finish(net.plainLinear(input, 16 + random.nextInt(100))));
    }

    private static LayerNetwork convolution(SplittableRandom random) {
        Layers net = new Layers("convolution");
        Tensor input = net.input("image", 1, 8 + random.nextInt(40), 14, 14);
        return fused(net.finish(net.conv(input, 8 + random.nextInt(40), Window.square(3, 1, 1))));
    }

    @Test
    void whatTheMapperWouldDecideInLessMemoryIsTried() {
        for (long channels = 6; channels <= 30; channels += 8) {
            LayerNetwork network = two(channels);
            ChipView chip = Views.of(4 << 10, 16 << 10);
            Mapper mapper = new Mapper(network, chip);
            List<NetworkPlan.NetworkChoice> tried = choices(new Alternatives(network, chip, Pins.NONE).ofNetwork());

            assertThat(tried)
                    .containsAll(choices(
                            mapper.mapEach().stream().map(ScoredPlan::plan).toList()));
            for (long local = 4 << 10; local >= 1 << 10; local /= 2) {
                for (long bulk = 16 << 10; bulk >= 1 << 10; bulk /= 2) {
                    mapper.scored(local, bulk)
                            .ifPresent(found ->
                                    assertThat(tried).contains(found.plan().choice()));
                }
            }
        }
    }
}
