package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.workload.work.Contraction;

/** How often operands are fetched, and what room they take: counted by hand, and slab by slab over random layers. */
class LoadsTest {
    private static final int WEIGHT_BITS = 4;

    private final ChipView chip = Views.of(64 << 10, 256 << 10);

    /** Two groups of 3 channels, 10 x 12, under 5 kernels of 3 x 3 each: 8 x 10 outputs, in blocks of 3 rows. */
    private static Tiling rows(long groups, long channels) {
        Contraction shape = new Contraction(2, 1, 10, 12, 3, 8, 10, 5, 3, 3, 1, 1, 0, 0, 1, 1, true);
        ReductionSplit split = new ReductionSplit(TapCut.WHOLE_KERNEL, channels);
        return new Tiling(new PixelGrid(shape, 3, 10), groups, 2, split);
    }

    /** 4 channels, 9 x 9, under 2 kernels of 3 x 3: 7 x 7 outputs in four blocks of 4 or 3, chunk by chunk. */
    private static Tiling blocks() {
        Contraction shape = new Contraction(1, 1, 9, 9, 4, 7, 7, 2, 3, 3, 1, 1, 0, 0, 1, 1, true);
        return new Tiling(new PixelGrid(shape, 4, 4), 1, 1, new ReductionSplit(TapCut.KERNEL_ROWS, 2));
    }

    private long passingInputBytes(Tiling tiling) {
        return loads(tiling).passingInputBytes(Order.PIXEL_SLABS, tiling.grid().blocks());
    }

    private Loads loads(Tiling tiling) {
        return new Loads(
                tiling,
                new HeldRows(tiling.grid()),
                OperandBytes.each(chip.elementBits()),
                OperandBytes.each(WEIGHT_BITS));
    }

    @Test
    void eachSlabButTheFirstFetchesItsHaloAgain() {
        Loads loads = loads(rows(1, 3));

        assertThat(loads.inputFetched(Order.PIXEL_SLABS, 1, true)).isEqualTo(720);
        assertThat(loads.inputFetched(Order.PIXEL_SLABS, 2, true)).isEqualTo(720 + 144);
        assertThat(loads.inputFetched(Order.PIXEL_SLABS, 3, true)).isEqualTo(720 + 2 * 144);
    }

    @Test
    void inputThatIsNotHeldComesForEachFilterBlock() {
        assertThat(loads(rows(1, 3)).inputFetched(Order.PIXEL_SLABS, 2, false)).isEqualTo(3 * (720 + 144));
        assertThat(loads(rows(1, 3)).inputFetched(Order.FILTER_SLABS, 3, true)).isEqualTo(3 * 720);
    }

    @Test
    void inputThatComesChunkByChunkComesWithItsWholeWindow() {
        assertThat(loads(blocks()).inputFetched(Order.PIXEL_SLABS, 1, false)).isEqualTo(2 * 3 * 4 * 7 * 11);
        assertThat(loads(blocks()).inputFetched(Order.PIXEL_SLABS, 2, true)).isEqualTo(4 * 9 * 11 + 2 * 5 * 4);
    }

    @Test
    void weightsComeOnceForEachSlabOfPixelsOrEachBlock() {
        Loads loads = loads(rows(1, 3));

        assertThat(loads.weightsFetched(Order.PIXEL_SLABS, 2, true)).isEqualTo(2 * 135);
        assertThat(loads.weightsFetched(Order.FILTER_SLABS, 2, true)).isEqualTo(135);
        assertThat(loads.weightsFetched(Order.FILTER_SLABS, 2, false)).isEqualTo(3 * 135);
    }

    @Test
    void bulkSramKeepsWeightsFromSlabToSlab() {
        Loads loads = loads(rows(1, 3));

        assertThat(loads.weightsFetchedIntoBulk(Order.PIXEL_SLABS, 3)).isEqualTo(135);
        assertThat(loads.bulkWeightBytes(Order.PIXEL_SLABS, 1, 3)).isEqualTo(3 * 27);
        assertThat(loads.bulkWeightBytes(Order.PIXEL_SLABS, 3, 1)).isEqualTo(2 * 27);
        assertThat(loads.bulkWeightBytes(Order.FILTER_SLABS, 2, 2)).isEqualTo(3 * 27);
        assertThat(loads.weightsFetchedIntoBulk(Order.FILTER_SLABS, 2)).isEqualTo(135);
    }

    @Test
    void heldInputIsTheWindowOfTheSlabAndWhatComesMeanwhile() {
        assertThat(loads(rows(1, 3)).heldInputBytes(Order.PIXEL_SLABS, 1)).isEqualTo(3 * 12 * (5 + 3));
        assertThat(loads(rows(1, 3)).heldInputBytes(Order.PIXEL_SLABS, 2)).isEqualTo(3 * 12 * (8 + 3));
        assertThat(loads(rows(1, 3)).heldInputBytes(Order.PIXEL_SLABS, 3)).isEqualTo(3 * 12 * (10 + 3));
        assertThat(loads(rows(2, 3)).heldInputBytes(Order.PIXEL_SLABS, 3)).isEqualTo(720);
        assertThat(loads(rows(1, 3)).heldInputBytes(Order.FILTER_SLABS, 1)).isEqualTo(3 * 12 * (5 + 2 * 3));
        assertThat(loads(blocks()).heldInputBytes(Order.PIXEL_SLABS, 2)).isEqualTo(4 * 6 * (9 + 4));
        assertThat(loads(blocks()).heldInputBytes(Order.PIXEL_SLABS, 3)).isEqualTo(4 * 9 * 11 + 4 * 6 * 4);
        assertThat(loads(blocks()).heldInputBytes(Order.PIXEL_SLABS, 4)).isEqualTo(4 * 9 * 11);
    }

    @Test
    void passingOperandsHaveRoomForTheOneInUseAndTheNext() {
        assertThat(passingInputBytes(rows(1, 3))).isEqualTo(3 * 12 * (5 + 2 * 3));
        assertThat(passingInputBytes(rows(1, 2))).isEqualTo(2 * 5 * 12 * 2);
        assertThat(passingInputBytes(blocks())).isEqualTo(2 * 4 * 6 * 2);
        assertThat(loads(rows(1, 3)).passingWeightBytes()).isEqualTo(2 * 27);
        assertThat(loads(rows(1, 2)).passingWeightBytes()).isEqualTo(2 * 18);
    }

    @Test
    void withoutAHaloNothingRolls() {
        Contraction pointwise = Shapes.square(8, 4, 4, 1);
        Tiling tiling = new Tiling(new PixelGrid(pointwise, 2, 8), 1, 4, ReductionSplit.none(pointwise));

        assertThat(passingInputBytes(tiling)).isEqualTo(2 * 2 * 8 * 4);
        assertThat(loads(tiling).inputFetched(Order.PIXEL_SLABS, 4, true)).isEqualTo(8 * 8 * 4);
    }

    @Test
    void theFirstTileWaitsForItsOwnOperandsOnly() {
        assertThat(loads(rows(1, 3)).firstInputBytes(false)).isEqualTo(3 * 12 * 5);
        assertThat(loads(rows(1, 2)).firstInputBytes(false)).isEqualTo(2 * 12 * 5);
        assertThat(loads(rows(1, 3)).firstWeightBytes()).isEqualTo(27);
        assertThat(loads(rows(1, 2)).firstWeightBytes()).isEqualTo(18);
    }

    @Test
    void heldWeightsAreTwoBlocksOrASlabAndTheNextBlock() {
        assertThat(loads(rows(1, 3)).heldWeightBytes(Order.PIXEL_SLABS, 3)).isEqualTo(2 * 27);
        assertThat(loads(rows(1, 3)).heldWeightBytes(Order.FILTER_SLABS, 1)).isEqualTo(27 + 27);
        assertThat(loads(rows(1, 3)).heldWeightBytes(Order.FILTER_SLABS, 3)).isEqualTo(3 * 27 + 27);
        assertThat(loads(rows(2, 3)).heldWeightBytes(Order.FILTER_SLABS, 3)).isEqualTo(135);
        assertThat(loads(rows(2, 3)).heldWeightBytes(Order.FILTER_SLABS, 2)).isEqualTo(3 * 54);
    }

    @Test
    void chunkedTilesFetchWhatTheyTouchOneByOne() {
        SplittableRandom random = new SplittableRandom(41);
        for (int trial = 0; trial < 200; trial++) {
            Tiling tiling = Shapes.randomTiling(random);
            if (tiling.chunks() > 1) {
                assertThat(loads(tiling).inputFetched(Order.PIXEL_SLABS, 1, false))
                        .as("%s", tiling)
                        .isEqualTo(tileByTile(tiling));
            }
        }
    }

    private static long tileByTile(Tiling tiling) {
        long elements = 0;
        for (long group = 0; group < tiling.groupBlocks(); group++) {
            for (long block = 0; block < tiling.grid().blocks(); block++) {
                for (long chunk = 0; chunk < tiling.chunks(); chunk++) {
                    elements += tiling.chunkInputElements(block, chunk, tiling.groupsIn(group));
                }
            }
        }
        return tiling.filterBlocks() * elements;
    }

    @Test
    void slabsOfRowsFetchTheUnionOfTheirWindows() {
        SplittableRandom random = new SplittableRandom(43);
        for (int trial = 0; trial < 200; trial++) {
            Contraction shape = Shapes.unpadded(random);
            PixelGrid grid = new PixelGrid(shape, 1 + random.nextLong(shape.outputHeight()), shape.outputWidth());
            Tiling tiling = new Tiling(grid, 1, 1 + random.nextLong(shape.filters()), ReductionSplit.none(shape));
            long slabBlocks = 1 + random.nextLong(grid.blocks());
            long slabs = (grid.blocks() + slabBlocks - 1) / slabBlocks;

            assertThat(loads(tiling).inputFetched(Order.PIXEL_SLABS, slabs, true))
                    .as("%s in slabs of %d", tiling, slabBlocks)
                    .isEqualTo(slabBySlab(grid, slabBlocks));
        }
    }

    private static long slabBySlab(PixelGrid grid, long slabBlocks) {
        Contraction shape = grid.shape();
        long rows = 0;
        for (long first = 0; first < grid.blocks(); first += slabBlocks) {
            long outputs = grid.endRow(Math.min(grid.blocks(), first + slabBlocks) - 1) - grid.firstRow(first);
            rows += (outputs - 1) * shape.strideHeight() + shape.kernelHeight();
        }
        return rows * grid.inputColumns(0) * shape.channels() * shape.groups();
    }

    @Test
    void theFirstBlockOfOutputsWaitsForItsWindowAndItsWeights() {
        Loads loads = loads(rows(1, 2));

        assertThat(loads.firstBlockBytes(1, 1)).isEqualTo(3 * 12 * 5 + 27);
        assertThat(loads.firstBlockBytes(0.5, 1)).isEqualTo(3 * 12 * 5 / 2 + 27);
        assertThat(loads.firstBlockBytes(0, 1)).isEqualTo(27);
        assertThat(loads.firstBlockBytes(0, 0.25)).as("weights of four cores").isEqualTo(27 / 4.0);
    }

    /**
     * 12 x 12 pixels under a kernel of 5 x 5, row by row: four rows below the first need its window, which is 3 rows at the
     * border and 5 within. Slabs of 5 rows begin there; in slabs of filters, all rows are one sweep from the border on.
     */
    @Test
    void aSweepThatBeginsWithinTheImageHoldsAWholeWindowLonger() {
        Contraction tall = Shapes.square(12, 1, 4, 5);
        Loads loads = loads(new Tiling(new PixelGrid(tall, 1, 12), 1, 2, ReductionSplit.none(tall)));

        assertThat(loads.passingInputBytes(Order.PIXEL_SLABS, 5)).isEqualTo((5 + 4) * 12);
        assertThat(loads.passingInputBytes(Order.PIXEL_SLABS, 12)).isEqualTo((3 + 4) * 12);
        assertThat(loads.passingInputBytes(Order.FILTER_SLABS, 1)).isEqualTo((3 + 4) * 12);
        assertThat(loads.heldInputBytes(Order.FILTER_SLABS, 1)).isEqualTo((3 + 4) * 12);
    }

    /** Half a byte an element: each of the five entries that lie there at once may need a byte more. */
    @Test
    void entriesOfHalvesRoundUpEachByItself() {
        Contraction tall = Shapes.square(12, 1, 4, 5);
        Tiling tiling = new Tiling(new PixelGrid(tall, 1, 12), 1, 2, ReductionSplit.none(tall));
        Loads loads =
                new Loads(tiling, new HeldRows(tiling.grid()), OperandBytes.each(4), OperandBytes.each(WEIGHT_BITS));

        assertThat(loads.passingInputBytes(Order.PIXEL_SLABS, 5)).isEqualTo((5 + 4) * 12 / 2 + 5);
        assertThat(loads.heldInputBytes(Order.PIXEL_SLABS, 5)).isEqualTo((9 + 1) * 12 / 2);
    }
}
