package org.ridgepoint.accelerator.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.Hold;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.accelerator.mapping.ReductionSplit;
import org.ridgepoint.accelerator.mapping.Shapes;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.workload.work.Contraction;

class LoopNestTest {
    /** One position of the loops. */
    private record Position(long group, long pixelBlock, long filterBlock, long chunk) {}

    @Test
    void everyTileComesOnceAndTheMacsAddUp() {
        onRandomPlans(plan -> {
            Tiling tiling = plan.tiling();
            LoopNest nest = new LoopNest(plan);
            Set<Position> seen = new HashSet<>();
            long macs = 0;
            do {
                seen.add(new Position(nest.group(), nest.pixelBlock(), nest.filterBlock(), nest.chunk()));
                macs += tiling.groupsIn(nest.group())
                        * tiling.grid().pixels(nest.pixelBlock())
                        * tiling.filtersIn(nest.filterBlock())
                        * tiling.split().taps(tiling.shape())
                        * tiling.split().channels(tiling.shape(), nest.chunk());
            } while (nest.advance());
            assertThat(seen).as("%s", plan).hasSize((int) tiling.tiles());
            assertThat(macs).as("%s", plan).isEqualTo(tiling.shape().macs());
        });
    }

    @Test
    void theChunksOfAnOutputFollowEachOther() {
        onRandomPlans(plan -> {
            LoopNest nest = new LoopNest(plan);
            long expected = 0;
            do {
                assertThat(nest.chunk()).isEqualTo(expected);
                expected = nest.lastChunk() ? 0 : expected + 1;
            } while (nest.advance());
        });
    }

    @Test
    void onlyTheLastPositionIsLast() {
        onRandomPlans(plan -> {
            LoopNest nest = new LoopNest(plan);
            assertThat(nest.first()).isTrue();
            boolean more;
            do {
                boolean last = nest.last();
                more = nest.advance();
                assertThat(last).isEqualTo(!more);
            } while (more);
        });
    }

    private static void onRandomPlans(Consumer<LayerPlan.Choice> check) {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            Contraction shape = Shapes.random(random);
            PixelGrid grid = new PixelGrid(
                    shape,
                    1 + random.nextLong(shape.batch() * shape.outputHeight()),
                    1 + random.nextLong(shape.outputWidth()));
            ReductionSplit.TapCut cut = ReductionSplit.TapCut.values()[random.nextInt(3)];
            ReductionSplit split = new ReductionSplit(cut, 1 + random.nextLong(shape.channels()));
            Tiling tiling =
                    new Tiling(grid, 1 + random.nextLong(shape.groups()), 1 + random.nextLong(shape.filters()), split);
            LayerPlan.Order order = LayerPlan.Order.values()[random.nextInt(2)];
            long blocks = order == LayerPlan.Order.PIXEL_SLABS ? grid.blocks() : tiling.filterBlocks();
            check.accept(new LayerPlan.Choice(tiling, order, 1 + random.nextLong(blocks), Hold.NONE, Hold.NONE));
        }
    }
}
