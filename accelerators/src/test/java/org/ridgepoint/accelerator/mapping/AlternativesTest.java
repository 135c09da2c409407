package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
        List<LayerPlan.Choice> choices = new Alternatives(depthwise(96, 28), wide())
                .ofNetwork().stream()
                        .map(each -> each.plans().get(0).orElseThrow().choice())
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
        return new ChipView(array, 8, 4, 48, 24, 64, 256, 512, 256, 24L << 20, 256L << 10, 4L << 20, 1024, 1);
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
        for (LayerNetwork network : List.of(depthwise(24, 8), two())) {
            List<NetworkPlan> small = new Alternatives(network, Views.of(4 << 10, 16 << 10)).ofNetwork();
            List<NetworkPlan> large = new Alternatives(network, Views.of(8 << 10, 16 << 10)).ofNetwork();
            assertThat(choices(large)).containsAll(choices(small));
        }
    }

    @Test
    void aPlanOfALayerTakesNoMoreThanTheLayerHas() {
        ChipView chip = Views.of(8 << 10, 8 << 10);
        for (NetworkPlan each : new Alternatives(depthwise(24, 8), chip).ofNetwork()) {
            LayerPlan.Needs needs = each.plans().get(0).orElseThrow().needs();
            assertThat(needs.localBytes()).isLessThanOrEqualTo(chip.localBytes());
            assertThat(needs.bulkBytes()).isLessThanOrEqualTo(chip.bulkBytes());
        }
    }

    @Test
    void anotherPlanOfALayerLeavesTheOtherLayersAsTheyWere() {
        Alternatives alternatives = new Alternatives(two(), Views.of(8 << 10, 16 << 10));
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

    private static List<NetworkPlan.Choice> choices(List<NetworkPlan> plans) {
        return plans.stream().map(NetworkPlan::choice).toList();
    }

    private static LayerNetwork depthwise(long channels, long size) {
        Layers net = new Layers("depthwise");
        return fused(net.finish(net.depthwise(net.input("image", 1, channels, size, size), Window.square(3, 1, 1))));
    }

    private static LayerNetwork two() {
        Layers net = new Layers("two");
        Tensor first = net.conv(net.input("image", 1, 6, 10, 10), 16, Window.square(3, 1, 1));
        return fused(net.finish(net.conv(first, 8, Window.square(1, 1, 0))));
    }

    private static LayerNetwork fused(Graph graph) {
        return LayerFusion.fuse(graph, Precision.INT8, Set.of(), shape -> false);
    }

    @Test
    void tensorsAreTriedWhereverTheyFit() {
        LayerNetwork network = two();
        MappedTensor between = network.layers().get(0).output();
        List<NetworkPlan> plans = new Alternatives(network, Views.of(8 << 10, 16 << 10)).ofNetwork();

        assertThat(plans).extracting(plan -> plan.place(between)).contains(Place.values());
    }

    @Test
    void plansOfALayerComeByWhatTheyTakeAndThenByTheirScores() {
        LayerNetwork network = two();
        Alternatives alternatives = new Alternatives(network, Views.of(4 << 10, 16 << 10));
        NetworkPlan first = alternatives.ofNetwork().get(0);
        List<LayerPlan.Cost> costs = alternatives
                .ofLayer(first, network.layers().get(0))
                .stream()
                .map(plan -> plan.plans().get(0).orElseThrow().cost())
                .toList();

        assertThat(costs)
                .hasSizeGreaterThan(5)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(LayerPlan.Cost::cycles).thenComparing(LayerPlan.Cost::score));
    }

    @Test
    void whatAMachineOfLessWouldRunIsTried() {
        LayerNetwork network = product();
        ChipView chip = Views.of(4 << 10, 16 << 10, 8 << 10);
        List<NetworkPlan.Choice> tried = choices(new Alternatives(network, chip).ofNetwork());
        List<ChipView> others = List.of(
                chip,
                chip.scaled(0.5, 1, 1, 1),
                chip.scaled(0.25, 1, 1, 1),
                chip.scaled(0.125, 1, 1, 1),
                chip.scaled(2, 1, 1, 1),
                chip.scaled(1, 0.5, 1, 1),
                chip.scaled(1, 1, 0.5, 1),
                chip.scaled(1, 1, 1, 0.5));

        for (ChipView other : others) {
            assertThat(tried).contains(new Mapper(network, other).map().plan().choice());
        }
        assertThat(new Alternatives(network, chip)
                        .ofNetwork()
                        .get(0)
                        .plans()
                        .get(0)
                        .orElseThrow()
                        .cost()
                        .cycles())
                .as("the likeliest to be fast comes first")
                .isLessThanOrEqualTo(new Mapper(network, chip)
                        .map()
                        .plan()
                        .plans()
                        .get(0)
                        .orElseThrow()
                        .cost()
                        .cycles());
    }

    private static LayerNetwork product() {
        Layers net = new Layers("product");
        return fused(net.finish(net.conv(net.input("image", 1, 24, 14, 14), 40, Window.square(3, 1, 1))));
    }
}
