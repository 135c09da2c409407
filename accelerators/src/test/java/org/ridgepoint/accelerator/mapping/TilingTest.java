package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.workload.work.Contraction;

/** Blocks and chunks cover every loop once; what a tile holds, by hand. */
class TilingTest {
    private static final Contraction SHAPE = new Contraction(5, 2, 10, 12, 7, 4, 6, 11, 3, 2, 2, 2, 0, 0, 1, 1, true);

    private static Tiling tiling(TapCut cut, long channels) {
        return new Tiling(new PixelGrid(SHAPE, 3, 4), 2, 4, new ReductionSplit(cut, channels));
    }

    @Test
    void blocksAndChunksCoverEveryLoopOnce() {
        SplittableRandom random = new SplittableRandom(47);
        for (int trial = 0; trial < 200; trial++) {
            Tiling tiling = Shapes.randomTiling(random);
            Contraction shape = tiling.shape();
            long groups = 0;
            for (long block = 0; block < tiling.groupBlocks(); block++) {
                groups += tiling.groupsIn(block);
            }
            long filters = 0;
            for (long block = 0; block < tiling.filterBlocks(); block++) {
                filters += tiling.filtersIn(block);
            }
            long reduction = 0;
            for (long chunk = 0; chunk < tiling.chunks(); chunk++) {
                reduction += tiling.split().taps(shape) * tiling.split().channels(shape, chunk);
            }
            assertThat(groups).as("%s", tiling).isEqualTo(shape.groups());
            assertThat(filters).as("%s", tiling).isEqualTo(shape.filters());
            assertThat(reduction).as("%s", tiling).isEqualTo(shape.taps() * shape.channels());
        }
    }

    @Test
    void theLargestTileIsTheFirst() {
        Tiling tiling = tiling(TapCut.KERNEL_ROWS, 3);

        assertThat(tiling.tiles()).isEqualTo(3 * (3 * 2) * 3 * (3 * 3));
        assertThat(tiling.weightElements()).isEqualTo(2 * 4 * 2 * 3);
        assertThat(tiling.outputElements()).isEqualTo(2 * 4 * 3 * 4);
    }

    @Test
    void aChunkTouchesTheWindowOfItsShareOfTheKernel() {
        assertThat(tiling(TapCut.WHOLE_KERNEL, 7).chunkInputElements(0, 0, 2)).isEqualTo(7 * 8 * 2 * 7);
        assertThat(tiling(TapCut.KERNEL_ROWS, 3).chunkInputElements(0, 0, 2)).isEqualTo(3 * 8 * 2 * 3);
        assertThat(tiling(TapCut.KERNEL_ROWS, 3).chunkInputElements(0, 2, 1)).isEqualTo(3 * 8);
        assertThat(tiling(TapCut.SINGLE_TAPS, 7).chunkInputElements(2, 0, 1)).isEqualTo(2 * 4 * 7);
        assertThat(tiling(TapCut.SINGLE_TAPS, 7).chunkInputElements(5, 0, 1)).isEqualTo(2 * 2 * 7);
    }

    /** Rows 0, 3, 4, 6, 7 and 8 of nine, and columns 0, 3, 4, 7 and 8 under the first two outputs. */
    @Test
    void aDilatedWindowTouchesTheLinesUnderItsTapsAlone() {
        Contraction dilated = new Contraction(1, 2, 9, 9, 1, 3, 3, 1, 3, 3, 3, 3, 0, 0, 4, 4, true);
        Tiling tiling = new Tiling(new PixelGrid(dilated, 3, 2), 1, 1, ReductionSplit.none(dilated));
        Tiling whole = new Tiling(new PixelGrid(dilated, 6, 3), 1, 1, ReductionSplit.none(dilated));

        assertThat(tiling.chunkInputElements(0, 0, 1)).isEqualTo(6 * 5);
        assertThat(whole.chunkInputElements(0, 0, 1)).isEqualTo(2 * 6 * 6);
    }

    /** Two images of 3 rows under kernels of 3 rows: one output row each, and no line of one serves the other. */
    @Test
    void aBlockOverTwoImagesTouchesTheWindowsOfEach() {
        Contraction strided = new Contraction(1, 2, 3, 4, 5, 1, 4, 1, 3, 1, 2, 1, 0, 0, 1, 1, true);
        Tiling tiling = new Tiling(new PixelGrid(strided, 2, 4), 1, 1, new ReductionSplit(TapCut.WHOLE_KERNEL, 2));

        assertThat(tiling.chunkInputElements(0, 0, 1)).isEqualTo(2 * 3 * 4 * 2);
        assertThat(tiling.mostChunkInputElements(1)).isEqualTo(2 * 3 * 4 * 2);
        assertThat(tiling.allChunkInputElements()).isEqualTo(2 * 3 * 4 * 5);
    }

    @Test
    void theRoomOfChunksIsThatOfTheBlockWithTheMostRows() {
        Contraction batch = new Contraction(1, 3, 10, 6, 4, 8, 6, 2, 3, 1, 1, 1, 0, 0, 1, 1, true);
        Tiling tiling = new Tiling(new PixelGrid(batch, 3, 6), 1, 1, new ReductionSplit(TapCut.WHOLE_KERNEL, 2));

        assertThat(tiling.chunkInputElements(0, 0, 1)).isEqualTo(5 * 6 * 2); // rows 0 to 2 of one image
        assertThat(tiling.chunkInputElements(2, 0, 1)).isEqualTo((4 + 3) * 6 * 2); // two of one, one of the next
        assertThat(tiling.mostChunkInputElements(1)).isEqualTo(7 * 6 * 2);
    }

    @Test
    void allChunksTogetherTouchWhatTheyTouchOneByOne() {
        SplittableRandom random = new SplittableRandom(59);
        for (int trial = 0; trial < 300; trial++) {
            Tiling tiling = Shapes.randomTiling(random);
            long elements = 0;
            long most = 0;
            for (long block = 0; block < tiling.grid().blocks(); block++) {
                for (long chunk = 0; chunk < tiling.chunks(); chunk++) {
                    elements += tiling.chunkInputElements(
                            block, chunk, tiling.shape().groups());
                    most = Math.max(most, tiling.chunkInputElements(block, chunk, tiling.groups()));
                }
            }
            assertThat(tiling.allChunkInputElements()).as("%s", tiling).isEqualTo(elements);
            assertThat(tiling.mostChunkInputElements(tiling.groups()))
                    .as("%s", tiling)
                    .isGreaterThanOrEqualTo(most);
        }
    }

    /** Without padding and dilation no window is cut, so that the bound on a chunk is the largest there is. */
    @Test
    void theRoomOfChunksIsThatOfTheLargestFirstChunk() {
        SplittableRandom random = new SplittableRandom(71);
        for (int trial = 0; trial < 300; trial++) {
            Contraction one = Shapes.unpadded(random);
            Contraction shape = new Contraction(
                    one.groups(),
                    1 + random.nextInt(5),
                    one.inputHeight(),
                    one.inputWidth(),
                    one.channels(),
                    one.outputHeight(),
                    one.outputWidth(),
                    one.filters(),
                    one.kernelHeight(),
                    one.kernelWidth(),
                    one.strideHeight(),
                    one.strideWidth(),
                    0,
                    0,
                    1,
                    1,
                    true);
            PixelGrid grid = new PixelGrid(
                    shape, 1 + random.nextLong(shape.batch() * shape.outputHeight()), shape.outputWidth());
            TapCut cut = TapCut.values()[random.nextInt(3)];
            Tiling tiling = new Tiling(grid, 1, 1, new ReductionSplit(cut, 1 + random.nextLong(shape.channels())));
            long most = 0;
            for (long block = 0; block < grid.blocks(); block++) {
                most = Math.max(most, tiling.chunkInputElements(block, 0, 3));
            }
            assertThat(tiling.mostChunkInputElements(3)).as("%s", tiling).isEqualTo(most);
        }
    }
}
