package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.compute.ArrayWork;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.SpatialArray;
import org.ridgepoint.sim.compute.SystolicArray;
import org.ridgepoint.sim.compute.Unroll;
import org.ridgepoint.sim.compute.WeightRegisters;
import org.ridgepoint.sim.compute.Winograd;
import org.ridgepoint.workload.work.Contraction;

/** Tiles summed kind by kind against the tiles one by one. */
class TileSumTest {
    private static final ArrayModel WINOGRAD = new SpatialArray(
            new Unroll(4, 4, 2, false, false, false),
            3,
            new WeightRegisters(8, 0),
            Optional.of(new Winograd(2)),
            new Rate(1, 1));

    @Test
    void sumsByKindAreThoseOfTheTilesOneByOne() {
        SplittableRandom random = new SplittableRandom(37);
        for (int trial = 0; trial < 300; trial++) {
            Tiling tiling = Shapes.randomTiling(random);
            ArrayModel array =
                    new SystolicArray(8, 4, Dataflow.values()[random.nextInt(3)], random.nextBoolean(), new Rate(1, 1));
            assertThat(TileSum.of(tiling, array)).as("%s", tiling).isEqualTo(oneByOne(tiling, array));
        }
    }

    @Test
    void winogradSSquaresAreThoseOfEachTile() {
        SplittableRandom random = new SplittableRandom(41);
        for (int trial = 0; trial < 200; trial++) {
            Contraction shape = Shapes.squareImages(1 + random.nextInt(3), 5 + random.nextInt(9), 8, 6, 3);
            PixelGrid grid = new PixelGrid(shape, 1 + random.nextInt(20), 1 + random.nextInt(13));
            Tiling tiling = new Tiling(grid, 1, 4, new ReductionSplit(TapCut.WHOLE_KERNEL, 3), true);
            assertThat(TileSum.of(tiling, WINOGRAD)).as("%s", tiling).isEqualTo(oneByOne(tiling, WINOGRAD));
        }
    }

    @Test
    void tilesOfAWholeReductionLeaveNoPartialSums() {
        Contraction shape = Shapes.square(6, 4, 4, 3);
        PixelGrid grid = new PixelGrid(shape, 6, 6);
        ArrayModel array = Views.array(8, 8);

        assertThat(TileSum.of(new Tiling(grid, 1, 4, ReductionSplit.none(shape)), array)
                        .accumulates())
                .isFalse();
        assertThat(TileSum.of(new Tiling(grid, 1, 4, new ReductionSplit(TapCut.WHOLE_KERNEL, 2)), array)
                        .accumulates())
                .isTrue();
    }

    private static TileSum oneByOne(Tiling tiling, ArrayModel array) {
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
                                tiling.squares(block)));
                        cycles += work.cycles();
                        reads += work.inputReads() + work.weightReads();
                        accumulates |= work.sums().writes() > work.outputWrites();
                    }
                }
            }
        }
        return new TileSum(cycles, reads, accumulates);
    }
}
