package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.compute.ArrayWork;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.SystolicArray;
import org.ridgepoint.workload.work.Contraction;

/** Tiles summed kind by kind against the tiles one by one. */
class TileSumTest {
    @Test
    void sumsByKindAreThoseOfTheTilesOneByOne() {
        SplittableRandom random = new SplittableRandom(37);
        for (int trial = 0; trial < 300; trial++) {
            Tiling tiling = Shapes.randomTiling(random);
            ArrayModel array =
                    new SystolicArray(8, 4, Dataflow.values()[random.nextInt(3)], random.nextBoolean(), new Rate(1, 1));
            assertThat(TileSum.of(tiling, array, false)).as("%s", tiling).isEqualTo(oneByOne(tiling, array, false));
        }
    }

    @Test
    void winogradIsUsedWhereTheKernelStaysWhole() {
        Contraction shape = Shapes.square(12, 8, 6, 3);
        for (TapCut cut : TapCut.values()) {
            Tiling tiling = new Tiling(new PixelGrid(shape, 5, 7), 1, 4, new ReductionSplit(cut, 3));
            assertThat(TileSum.of(tiling, new Halving(), true))
                    .isEqualTo(oneByOne(tiling, new Halving(), cut == TapCut.WHOLE_KERNEL));
        }
    }

    @Test
    void tilesOfAWholeReductionLeaveNoPartialSums() {
        Contraction shape = Shapes.square(6, 4, 4, 3);
        PixelGrid grid = new PixelGrid(shape, 6, 6);
        ArrayModel array = Views.array(8, 8);

        assertThat(TileSum.of(new Tiling(grid, 1, 4, ReductionSplit.none(shape)), array, false)
                        .accumulates())
                .isFalse();
        assertThat(TileSum.of(new Tiling(grid, 1, 4, new ReductionSplit(TapCut.WHOLE_KERNEL, 2)), array, false)
                        .accumulates())
                .isTrue();
    }

    private static TileSum oneByOne(Tiling tiling, ArrayModel array, boolean winograd) {
        Contraction shape = tiling.shape();
        long cycles = 0;
        long reads = 0;
        boolean accumulates = tiling.chunks() > 1;
        for (long group = 0; group < tiling.groupBlocks(); group++) {
            for (long block = 0; block < tiling.grid().blocks(); block++) {
                for (long filter = 0; filter < tiling.filterBlocks(); filter++) {
                    for (long chunk = 0; chunk < tiling.chunks(); chunk++) {
                        ArrayWork work = array.work(new ArrayTile(
                                tiling.groupsIn(group),
                                tiling.grid().pixels(block),
                                tiling.filtersIn(filter),
                                tiling.split().taps(shape),
                                tiling.split().channels(shape, chunk),
                                chunk == 0,
                                chunk == tiling.chunks() - 1,
                                false,
                                winograd));
                        cycles += work.cycles();
                        reads += work.inputReads() + work.weightReads();
                        accumulates |= work.accumulatorAccesses() > work.outputWrites();
                    }
                }
            }
        }
        return new TileSum(cycles, reads, accumulates);
    }

    /** An array that needs half the cycles where a tile is done by Winograd. */
    private static final class Halving implements ArrayModel {
        private final ArrayModel direct = Views.array(8, 4);

        @Override
        public ArrayWork work(ArrayTile tile) {
            return direct.work(new ArrayTile(
                    tile.groups(),
                    tile.pixels(),
                    tile.filters(),
                    tile.taps(),
                    tile.winograd() ? (tile.channels() + 1) / 2 : tile.channels(),
                    tile.opensReduction(),
                    tile.closesReduction(),
                    false,
                    false));
        }

        @Override
        public long lanes() {
            return direct.lanes();
        }

        @Override
        public long pixelQuantum() {
            return direct.pixelQuantum();
        }

        @Override
        public long filterQuantum() {
            return direct.filterQuantum();
        }

        @Override
        public long channelQuantum(long taps) {
            return direct.channelQuantum(taps);
        }

        @Override
        public Streamed streamed() {
            return direct.streamed();
        }
    }
}
