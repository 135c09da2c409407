package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.accelerator.layer.ProductOutput;
import org.ridgepoint.accelerator.mapping.LayerPlan.Cost;
import org.ridgepoint.accelerator.mapping.LayerPlan.Needs;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.workload.work.Contraction;

/** Needs and costs of one tiling, by hand. */
class PlanCostingTest {
    private static final long STAGING_BYTES = 2 * 2048;
    private static final ProductOutput BYTES = new ProductOutput(800, 800, 8);
    private static final ProductOutput HALVES = new ProductOutput(800, 1600, 16);
    private static final Sources FROM_DRAM = new Sources(1, 0, 1, 1, 0, Place.DRAM, BYTES);
    private static final Sources MIXED = new Sources(0.5, 0.25, 2, 1, 0.5, Place.LOCAL, HALVES);
    private static final double EXACT = 1e-9;

    private final ChipView chip = Views.of(64 << 10, 256 << 10);

    /** Two groups of 3 channels under 5 kernels of 3 x 3: tiles of 3 x 10 pixels and 2 filters, of 2 channels and 1. */
    private static TileFacts facts(ChipView chip, boolean accumulates) {
        return facts(chip, accumulates, 3, 1000);
    }

    /** The same with other rows and cycles. */
    private static TileFacts facts(ChipView chip, boolean accumulates, long blockRows, long cycles) {
        Contraction shape = new Contraction(2, 1, 10, 12, 3, 8, 10, 5, 3, 3, 1, 1, 0, 0, 1, 1, true);
        Tiling tiling =
                new Tiling(new PixelGrid(shape, blockRows, 10), 1, 2, new ReductionSplit(TapCut.WHOLE_KERNEL, 2));
        Loads loads = new Loads(
                tiling, new HeldRows(tiling.grid()), OperandBytes.each(chip.elementBits()), OperandBytes.each(4));
        return new TileFacts(tiling, new TileSum(cycles, 500, accumulates), loads);
    }

    private PlanCosting costing(Sources sources) {
        return new PlanCosting(facts(chip, true), chip, sources, 1200);
    }

    private Cost cost(Sources sources, Order order, long slabBlocks, Hold input, Hold weights) {
        return cost(costing(sources), order, slabBlocks, input, weights);
    }

    private static Cost cost(PlanCosting costing, Order order, long slabBlocks, Hold input, Hold weights) {
        PlanFront front = new PlanFront();
        costing.addTo(front, order, List.of(slabBlocks), input, weights);
        return front.best(Long.MAX_VALUE, Long.MAX_VALUE).orElseThrow().cost();
    }

    /** 500 B are read at 16 B a cycle in 36 tiles, beside each of which half a cycle's loads have a place in the queue. */
    @Test
    void theLinkIsHeldUpWhileTheArrayReads() {
        assertThat(heldUp(0)).isEqualTo(500 / 16.0);
        assertThat(heldUp(0.5)).isEqualTo(500 / 16.0 - 36 * 0.5);
        assertThat(heldUp(1)).isZero();
        assertThat(new Busy(1, 2, 0, 9, 3, 4, 5).chip()).isEqualTo(9 + 5);
        assertThat(new Busy(1, 2, 0, 9, 3, 4, 5).draws()).isEqualTo(new Busy(1, 2, 0, 9, 3, 4).draws());
    }

    private static double heldUp(double loadsBesideReads) {
        ChipView beside = new ChipView(
                Views.array(4, 8), 8, 4, 2, 1, 4, 8, 16, loadsBesideReads, 4, 1 << 20, 1 << 20, 0, 64, 1, true, true);
        PlanCosting costing = new PlanCosting(facts(beside, true), beside, FROM_DRAM, 1200);
        return cost(costing, Order.PIXEL_SLABS, 1, Hold.LOCAL, Hold.LOCAL)
                .busy()
                .heldUp();
    }

    @Test
    void passingOperandsNeedTwoPlacesAndOutputsTwoTilesOfSums() {
        long sums = 2 * 60 * 4;
        long residuals = 2 * 60;

        assertThat(costing(FROM_DRAM).leastNeeds())
                .isEqualTo(new Needs(sums + residuals + 2 * 120 + 2 * 18, STAGING_BYTES));
    }

    @Test
    void heldOperandsNeedRoomWhereTheyAreHeld() {
        PlanCosting costing = costing(FROM_DRAM);

        assertThat(costing.needs(Order.PIXEL_SLABS, 1, Hold.LOCAL, Hold.LOCAL))
                .isEqualTo(new Needs(600 + 288 + 54, STAGING_BYTES));
        assertThat(costing.needs(Order.PIXEL_SLABS, 1, Hold.BULK, Hold.BULK))
                .isEqualTo(new Needs(600 + 240 + 36, STAGING_BYTES + 288 + 81));
        assertThat(costing.needs(Order.FILTER_SLABS, 2, Hold.LOCAL, Hold.BULK))
                .isEqualTo(new Needs(600 + 396 + 36, STAGING_BYTES + 81));
    }

    @Test
    void onlyWhatIsNotThereYetNeedsRoomRoundedUp() {
        long outputs = 2 * 60 * 4 + 2 * (120 * 3 / 2 + 1);

        assertThat(costing(MIXED).needs(Order.PIXEL_SLABS, 1, Hold.LOCAL, Hold.NONE))
                .isEqualTo(new Needs(outputs + 288 * 3 / 4 + 1 + 36, STAGING_BYTES));
        assertThat(costing(MIXED).needs(Order.PIXEL_SLABS, 1, Hold.BULK, Hold.NONE))
                .isEqualTo(new Needs(outputs + 240 * 3 / 4 + 1 + 36, STAGING_BYTES + 144 + 1));
    }

    @Test
    void outputsWiderThanSumsDecideTheirRoom() {
        PlanCosting costing = new PlanCosting(facts(chip, false), chip, MIXED, 0);

        assertThat(costing.leastNeeds().localBytes()).isEqualTo(2 * 120 + 2 * (120 * 3 / 2 + 1) + 181 + 36);
    }

    @Test
    void sumsInAMemoryOfTheirOwnTakeNoLocalRoom() {
        ChipView roomy = Views.of(64 << 10, 256 << 10, 480);
        ChipView tight = Views.of(64 << 10, 256 << 10, 479);
        PlanCosting costing = new PlanCosting(facts(roomy, true), roomy, FROM_DRAM, 0);

        assertThat(costing.accumulatorBytes()).isEqualTo(480);
        assertThat(costing.fitsAccumulators()).isTrue();
        assertThat(new PlanCosting(facts(tight, true), tight, FROM_DRAM, 0).fitsAccumulators())
                .isFalse();
        assertThat(costing.leastNeeds().localBytes()).isEqualTo(2 * 60 + 120 + 240 + 36);
        assertThat(costing(FROM_DRAM).accumulatorBytes()).isZero();
    }

    @Test
    void aPlanOfSlabsCostsItsHalosAndItsWeightsAgain() {
        Cost cost = cost(FROM_DRAM, Order.PIXEL_SLABS, 1, Hold.LOCAL, Hold.LOCAL);
        long input = 720 + 2 * 144;
        long weights = 3 * 135;
        long dram = input + weights + 800 + 800;

        assertThat(cost.arrayCycles()).isEqualTo(1000);
        assertThat(cost.dramBytes()).isEqualTo(dram);
        assertThat(cost.linkBytes()).isEqualTo(input + weights + 800 + 800);
        assertThat(cost.busy())
                .isEqualTo(new Busy(
                        1000 + 2 * 36, dram / 2.0, weights / 2.0, (input + weights + 800) / 8.0, 500 / 16.0, 300));
        double pass = 1072 / 18.0;
        double held = input / 2.0 / 6;
        double each = (dram - input) / 2.0 / 18;
        double firstWait = 18 / 2.0 + 180 / 2.0;
        double lastWait = 300 * 60 / 800.0 + 60 / 16.0 + 60 / 2.0;
        double cycles = firstWait + 3 * pass + 5 * (held + 2 * each + pass) + lastWait;
        double draws = 0.05 * (1072 + 276.625 + 31.25);
        assertThat(cost.cycles()).isCloseTo(cycles, within(EXACT));
        assertThat(cost.score()).isCloseTo(cycles + draws + dram / 4.0, within(EXACT));
    }

    @Test
    void whatIsHeldInBulkCrossesTheLinkForEachTile() {
        Cost cost = cost(FROM_DRAM, Order.PIXEL_SLABS, 1, Hold.BULK, Hold.BULK);
        long chunked = 3 * 2 * 3 * (5 + 5 + 4) * 12;

        assertThat(cost.dramBytes()).isEqualTo(720 + 2 * 144 + 135 + 1600);
        assertThat(cost.linkBytes()).isEqualTo(chunked + 3 * 135 + 1600);
    }

    @Test
    void whatLiesOnChipMovesNoDramBytes() {
        Cost cost = cost(MIXED, Order.FILTER_SLABS, 3, Hold.LOCAL, Hold.LOCAL);
        long weights = 135;

        assertThat(cost.dramBytes()).isEqualTo(720 / 2 + weights + 1600);
        assertThat(cost.linkBytes()).isEqualTo(720 * 3 / 4 + weights + 1600 * 3 / 2);
        assertThat(cost.busy().link()).isEqualTo((720 * 3 / 4 + weights + 1600 * 3 / 2) / 8.0);
    }

    @Test
    void outputsThatStayOnChipAreNotWaitedForAtDramSPace() {
        Sources fromBulk = new Sources(0, 0, 0, 0, 0, Place.BULK, BYTES);
        Cost cost = cost(fromBulk, Order.FILTER_SLABS, 3, Hold.LOCAL, Hold.LOCAL);
        double waits = 18 / 2.0 + 180 / 8.0 + 300 * 60 / 800.0 + 60 / 16.0 + 60 / 8.0;

        assertThat(cost.dramBytes()).isEqualTo(135);
        assertThat(cost.linkBytes()).isEqualTo(720 + 135 + 800);
        assertThat(cost.score()).isCloseTo(1072 + waits + 0.05 * (1072 + 855 / 8.0 + 31.25) + 135 / 4.0, within(EXACT));
    }

    @Test
    void outputsThatLeaveFasterThanInputsComeDecideTheLink() {
        Sources inLocal = new Sources(0, 1, 0, 0, 0, Place.BULK, BYTES);
        Cost cost = cost(inLocal, Order.FILTER_SLABS, 3, Hold.LOCAL, Hold.LOCAL);

        assertThat(cost.busy().link()).isEqualTo(800 / 8.0);
    }

    @Test
    void plansThatDoNotFitTheChipAreLeftOut() {
        assertThat(isOffered(942, 32 << 10)).isTrue();
        assertThat(isOffered(941, 32 << 10)).isFalse();
        assertThat(isOffered(942, 128)).isTrue();
        assertThat(isOffered(942, 127)).isFalse();
    }

    private static boolean isOffered(long localBytes, long bulkBytes) {
        ChipView view = Views.of(localBytes, bulkBytes);
        PlanFront front = new PlanFront();
        new PlanCosting(facts(view, true), view, FROM_DRAM, 0)
                .addTo(front, Order.PIXEL_SLABS, List.of(1L), Hold.LOCAL, Hold.LOCAL);
        return front.best(Long.MAX_VALUE, Long.MAX_VALUE).isPresent();
    }

    @Test
    void noPlanScoresLessThanOneThatMovesEachByteOnce() {
        double bytes = 720 + 135 + 1600;
        double draws = 0.05 * (1072 + 135 / 8.0 + 31.25);

        assertThat(costing(FROM_DRAM).leastScore()).isCloseTo(bytes / 2 + draws + bytes / 4, within(EXACT));
    }

    @Test
    void dramBytesCostTheirTimeAndAQuarterOfAChannelS() {
        assertThat(PlanCosting.dramScore(100, chip)).isEqualTo(100 / 2.0 + 0.25 * 100);
    }

    /** Two blocks of 4 rows; filter blocks 0 and 1, then 2: all of the input for each, and its weights before the second block. */
    @Test
    void aPlanOfFilterSlabsCostsItsInputAgain() {
        PlanCosting costing = new PlanCosting(facts(chip, true, 4, 1000), chip, FROM_DRAM, 1200);
        Cost cost = cost(costing, Order.FILTER_SLABS, 2, Hold.LOCAL, Hold.LOCAL);
        long dram = 2 * 720 + 135 + 800 + 800;
        double pass = (1000 + 2 * 24) / 8.0;
        double held = 135 / 2.0 / 4;
        double each = (dram - 135) / 2.0 / 8;
        double firstWait = 18 / 2.0 + 216 / 2.0;
        double lastTile = (1000 + 2 * 24) / 24.0;

        assertThat(cost.dramBytes()).isEqualTo(dram);
        assertThat(cost.linkBytes()).isEqualTo(dram);
        assertThat(cost.cycles()).isCloseTo(firstWait + pass + each + 3 * (held + 2 * each) + lastTile, within(EXACT));
    }

    /** The first tile waits for 120 B of its chunk and 18 B of weights, the tile after it for all 180 and 27 of the block. */
    @Test
    void theFirstBlockWaitsForAllItsChunksLessTheTilesBefore() {
        Sources storedOnChip = new Sources(1, 0, 0, 0, 0, Place.BULK, BYTES);
        PlanCosting costing = new PlanCosting(facts(chip, true, 3, 1128), chip, storedOnChip, 0);
        Cost cost = cost(costing, Order.PIXEL_SLABS, 3, Hold.NONE, Hold.LOCAL);
        long dram = 3 * 2 * 3 * (5 + 5 + 4) * 12 + 135;
        double pass = 1200 / 6.0;
        double each = dram / 2.0 / 6;
        double firstWait = (180 + 27) / 2.0 - 1200 / 36.0;

        assertThat(cost.dramBytes()).isEqualTo(dram);
        assertThat(firstWait).isGreaterThan((120 + 18) / 2.0);
        assertThat(cost.cycles()).isCloseTo(firstWait + pass + 2 * each + 3 * each + 1200 / 36.0, within(EXACT));
    }
}
