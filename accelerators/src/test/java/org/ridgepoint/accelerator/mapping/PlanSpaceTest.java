package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.accelerator.layer.ProductOutput;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.SpatialArray;
import org.ridgepoint.sim.compute.SystolicArray;
import org.ridgepoint.sim.compute.Unroll;
import org.ridgepoint.sim.compute.WeightRegisters;
import org.ridgepoint.sim.compute.Winograd;
import org.ridgepoint.workload.work.Contraction;

/** Plans of one layer: what is weighed, and what is kept of it. */
class PlanSpaceTest {
    private static final OperandBytes BYTES = OperandBytes.each(8);
    private static final Contraction CONVOLUTION = Shapes.square(12, 16, 24, 3);

    private static PlanSpace space(Contraction shape, ChipView chip) {
        return new PlanSpace(shape, chip, false, BYTES, BYTES);
    }

    private static Sources sources(Contraction shape, double inputFromDram, double inputInLocal) {
        long outputs = shape.groups() * shape.filters() * shape.pixels();
        return new Sources(inputFromDram, inputInLocal, 0, 0, 0, Place.DRAM, new ProductOutput(outputs, outputs, 8));
    }

    private static List<LayerPlan> plans(Contraction shape, ChipView chip, Sources sources) {
        return space(shape, chip)
                .front(sources, 0)
                .ranked(Long.MAX_VALUE, Long.MAX_VALUE)
                .toList();
    }

    private static ChipView with(ArrayModel array, long accumulatorMemoryBytes) {
        return Views.of(array, 64 << 10, 256 << 10, accumulatorMemoryBytes);
    }

    @Test
    void theLeastLocalMemoryIsThatOfSomePlanAndNoneNeedsLess() {
        SplittableRandom random = new SplittableRandom(61);
        for (int trial = 0; trial < 20; trial++) {
            Contraction shape = Shapes.random(random);
            Sources sources = sources(shape, 1, 0);
            PlanSpace space = space(shape, Views.of(1 << 20, 1 << 20));
            long least = space.leastLocalBytes(sources, 0);
            PlanFront front = space.front(sources, 0);

            assertThat(front.best(least, 1 << 20)).isPresent();
            assertThat(front.ranked(1 << 20, 1 << 20))
                    .as("%s", shape)
                    .allSatisfy(plan -> assertThat(plan.needs().localBytes()).isGreaterThanOrEqualTo(least));
        }
    }

    @Test
    void noPlanScoresLessThanIsKnownBeforeAnyIsWeighed() {
        SplittableRandom random = new SplittableRandom(71);
        for (int trial = 0; trial < 30; trial++) {
            Contraction shape = Shapes.random(random);
            double fromDram = random.nextInt(3) / 2.0;
            Sources sources = sources(shape, fromDram, random.nextBoolean() ? 0 : 1 - fromDram);
            PlanSpace space = space(shape, Views.of(16 << 10, 64 << 10));
            double least = space.leastScore(sources, 8);
            PlanFront front = space.front(sources, 8);

            assertThat(least).isPositive();
            assertThat(front.leastScore()).isGreaterThanOrEqualTo(least * (1 - 1e-12));
            assertThat(front.ranked(Long.MAX_VALUE, Long.MAX_VALUE)
                            .mapToDouble(plan -> plan.cost().score()))
                    .allMatch(score -> score >= front.leastScore());
        }
    }

    /** Weights of every group come once, though no slab of a group but its first waits for them. */
    @ParameterizedTest
    @CsvSource({"1, 16", "2, 16", "2, 64", "4, 32", "16, 16", "16, 64"})
    void noPlanOfManyGroupsScoresLessThanIsKnownBeforeAnyIsWeighed(int groups, int channels) {
        for (int kernel : new int[] {1, 3}) {
            int out = 6 - kernel + 1;
            Contraction shape =
                    new Contraction(groups, 1, 6, 6, channels, out, out, 16, kernel, kernel, 1, 1, 0, 0, 1, 1, true);
            for (double fromDram : new double[] {0, 0.5, 1}) {
                Sources sources = sources(shape, fromDram, 0);
                PlanSpace space = space(shape, Views.of(16 << 10, 4 << 10));

                assertThat(space.front(sources, 8).leastScore())
                        .isGreaterThanOrEqualTo(space.leastScore(sources, 8) * (1 - 1e-12));
            }
        }
    }

    @Test
    void inputThatIsOnChipIsNotHeldInBulkAgain() {
        List<LayerPlan> fromDram = plans(CONVOLUTION, Views.of(64 << 10, 256 << 10), sources(CONVOLUTION, 1, 0));
        List<LayerPlan> onChip = plans(CONVOLUTION, Views.of(64 << 10, 256 << 10), sources(CONVOLUTION, 0, 0));

        assertThat(fromDram).extracting(plan -> plan.choice().inputHold()).contains(Hold.BULK);
        assertThat(onChip)
                .isNotEmpty()
                .extracting(plan -> plan.choice().inputHold())
                .doesNotContain(Hold.BULK);
    }

    /** Filter slabs read the input once for each: worth it where a reduction comes in chunks or the input is held. */
    @Test
    void slabsAreOfPixelsOrOfFilters() {
        List<LayerPlan> plans = plans(CONVOLUTION, Views.of(64 << 10, 256 << 10), sources(CONVOLUTION, 1, 0));
        Set<Order> orders = plans.stream().map(plan -> plan.choice().order()).collect(Collectors.toSet());

        assertThat(orders).containsExactlyInAnyOrder(Order.values());
        assertThat(plans)
                .filteredOn(plan -> plan.choice().order() == Order.FILTER_SLABS)
                .allMatch(plan ->
                        plan.choice().inputHold() == Hold.LOCAL || plan.tiling().chunks() > 1);
        assertThat(plans).allSatisfy(plan -> {
            long blocks = plan.choice().order() == Order.PIXEL_SLABS
                    ? plan.tiling().grid().blocks()
                    : plan.tiling().filterBlocks();
            assertThat(plan.choice().slabBlocks()).isBetween(1L, blocks);
        });
    }

    @Test
    void tilesOfAnyPlanAreWithinTheLayer() {
        SplittableRandom random = new SplittableRandom(67);
        for (int trial = 0; trial < 20; trial++) {
            Contraction shape = Shapes.random(random);
            for (LayerPlan plan : plans(shape, Views.of(1 << 20, 1 << 20), sources(shape, 1, 0))) {
                Tiling tiling = plan.tiling();
                assertThat(tiling.groups()).isBetween(1L, shape.groups());
                assertThat(tiling.filters()).isBetween(1L, shape.filters());
                assertThat(tiling.split().channels()).isBetween(1L, shape.channels());
                assertThat(tiling.grid().blockColumns()).isBetween(1L, shape.outputWidth());
                assertThat(tiling.grid().blockRows())
                        .isBetween(1L, tiling.grid().rows());
            }
        }
    }

    /** On a chip that moves a quarter as much, the same plans at other costs. */
    @Test
    void thePlansOfAChipAreThoseOfOneWithOtherRates() {
        ChipView chip = Views.of(64 << 10, 256 << 10);
        ChipView slow = chip.scaled(0.25, 1, 1, 1);
        Sources sources = sources(CONVOLUTION, 1, 0);
        PlanSpace space = space(CONVOLUTION, chip);

        assertThat(space.on(slow).front(sources, 8).ranked(Long.MAX_VALUE, Long.MAX_VALUE))
                .containsExactlyElementsOf(space(CONVOLUTION, slow)
                        .front(sources, 8)
                        .ranked(Long.MAX_VALUE, Long.MAX_VALUE)
                        .toList())
                .allSatisfy(plan ->
                        assertThat(costed(space.on(slow), plan, sources)).isEqualTo(plan))
                .allSatisfy(
                        plan -> assertThat(costed(space, plan, sources).cost().score())
                                .isLessThan(plan.cost().score()));
    }

    @Test
    void partialSumsStayWithinTheMemoryThatTheyHave() {
        ArrayModel array = new SystolicArray(4, 8, Dataflow.WS, false, new Rate(1, 1));
        PlanSpace roomy = space(CONVOLUTION, with(array, 1 << 20));
        Sources sources = sources(CONVOLUTION, 1, 0);
        long least = roomy.leastAccumulatorBytes();

        assertThat(least).isPositive();
        assertThat(fits(array, least)).isTrue();
        assertThat(fits(array, least - 1)).isFalse();
        assertThat(space(CONVOLUTION, with(array, least - 1)).leastLocalBytes(sources, 0))
                .as("no tiling fits")
                .isEqualTo(Long.MAX_VALUE);
    }

    private static boolean fits(ArrayModel array, long accumulatorMemoryBytes) {
        return !plans(CONVOLUTION, with(array, accumulatorMemoryBytes), sources(CONVOLUTION, 1, 0))
                .isEmpty();
    }

    /** Squares of two by two outputs save 20 of 36 multiplications where a block has two rows and columns or more. */
    @Test
    void winogradIsUsedWhereItSavesCycles() {
        ArrayModel array = new SpatialArray(
                new Unroll(4, 4, 2, false, false, false),
                3,
                new WeightRegisters(8, 0),
                Optional.of(new Winograd(2)),
                new Rate(1, 1));
        Sources sources = sources(CONVOLUTION, 1, 0);
        PlanFront fast = new PlanSpace(CONVOLUTION, with(array, 0), true, BYTES, BYTES).front(sources, 0);
        PlanFront plain = new PlanSpace(CONVOLUTION, with(array, 0), false, BYTES, BYTES).front(sources, 0);
        List<LayerPlan> plans = fast.ranked(Long.MAX_VALUE, Long.MAX_VALUE).toList();
        List<LayerPlan> byWinograd =
                plans.stream().filter(plan -> plan.tiling().winograd()).toList();

        assertThat(byWinograd)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.tiling().split().cut()).isEqualTo(TapCut.WHOLE_KERNEL))
                .allSatisfy(plan -> assertThat(plan.tiling().grid().squares(0)).isPositive());
        assertThat(plain.ranked(Long.MAX_VALUE, Long.MAX_VALUE))
                .noneMatch(plan -> plan.tiling().winograd());
        assertThat(leastArrayCycles(plans))
                .isLessThan(leastArrayCycles(
                        plain.ranked(Long.MAX_VALUE, Long.MAX_VALUE).toList()));
    }

    private static long leastArrayCycles(List<LayerPlan> plans) {
        return plans.stream().mapToLong(plan -> plan.cost().arrayCycles()).min().orElseThrow();
    }

    private static LayerPlan costed(PlanSpace space, LayerPlan plan, Sources sources) {
        return space.costing(plan.tiling(), sources, 8).plan(plan.choice());
    }
}
