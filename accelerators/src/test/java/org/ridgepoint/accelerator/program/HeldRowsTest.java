package org.ridgepoint.accelerator.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.HeldRows;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.workload.work.Contraction;

/** The room that plans count on, against the machine's rolling window moved block by block. */
class HeldRowsTest {
    @Test
    void sweepsOfWholeStripsHoldJustWhatTheWindowHolds() {
        for (PixelGrid grid : grids(2_000, 1)) {
            long all = grid.blocks();
            assertThat(new HeldRows(grid).rolling(all)).as("%s", grid).isEqualTo(rolling(grid, all));
        }
    }

    @Test
    void sweepsThatEndWithTheirSlabNeverHoldMore() {
        for (PixelGrid grid : grids(2_000, 2)) {
            for (long slab : List.of(1L, 4L, 16L)) {
                assertThat(new HeldRows(grid).rolling(slab)).as("%s", grid).isGreaterThanOrEqualTo(rolling(grid, slab));
            }
        }
    }

    @Test
    void slabsThatStayHoldTheRowsOfAllTheirBlocks() {
        for (PixelGrid grid : grids(2_000, 3)) {
            for (long slab : List.of(1L, 4L, 16L, grid.blocks())) {
                assertThat(new HeldRows(grid).slab(slab))
                        .as("%s in slabs of %d", grid, slab)
                        .isEqualTo(slab(grid, slab));
            }
        }
    }

    @Test
    void theWidestStripIsAsWideAsAnyOther() {
        for (PixelGrid grid : grids(2_000, 4)) {
            long widest = 0;
            for (long block = 0; block < grid.blocks(); block++) {
                widest = Math.max(widest, grid.inputColumns(block));
            }
            assertThat(new HeldRows(grid).columns()).as("%s", grid).isEqualTo(widest);
        }
    }

    @Test
    void tallKernelsNeedTwiceTheirRows() {
        Contraction shape = new Contraction(1, 1, 29, 8, 1, 19, 8, 1, 11, 1, 1, 1, 0, 0, 1, 1, true);

        assertThat(new HeldRows(new PixelGrid(shape, 1, 8)).rolling(19)).isEqualTo(11 + 10);
    }

    /** Most rows in the machine's window, each block's entry there before those leave that it needs no more. */
    private static long rolling(PixelGrid grid, long slab) {
        RollingWindow<Long> window = new RollingWindow<>(grid.haloBlocks());
        long held = 0;
        long most = 0;
        for (long block = 0; block < grid.blocks(); block++) {
            boolean ends = (block + 1) % slab == 0 || grid.opensStrip(block + 1);
            long rows = entry(grid, slab, block);
            window.enter(block, List.of(rows));
            held += rows;
            most = Math.max(most, held);
            held -= window.leaveAfter(block, ends).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return most;
    }

    private static long slab(PixelGrid grid, long slab) {
        long most = 0;
        for (long first = 0; first < grid.blocks(); first += slab) {
            long held = 0;
            for (long block = first; block < Math.min(grid.blocks(), first + slab); block++) {
                held += entry(grid, slab, block);
            }
            most = Math.max(most, held);
        }
        return most;
    }

    private static long entry(PixelGrid grid, long slab, long block) {
        boolean begins = block % slab == 0 || grid.opensStrip(block);
        return begins ? grid.windowRows(block) : grid.freshRows(block);
    }

    private static List<PixelGrid> grids(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PixelGrid> grids = new ArrayList<>();
        while (grids.size() < count) {
            int kernel = 1 + random.nextInt(11);
            int dilation = 1 + random.nextInt(3);
            int stride = 1 + random.nextInt(4);
            int pad = random.nextInt(kernel);
            long size = 1 + random.nextInt(40);
            long room = size + 2L * pad - (long) (kernel - 1) * dilation - 1;
            if (room >= 0) {
                long outputs = room / stride + 1;
                Contraction shape = new Contraction(
                        1,
                        1 + random.nextInt(3),
                        size,
                        size,
                        1,
                        outputs,
                        outputs,
                        1,
                        kernel,
                        kernel,
                        stride,
                        stride,
                        pad,
                        pad,
                        dilation,
                        dilation,
                        true);
                long rows = shape.batch() * outputs;
                grids.add(new PixelGrid(shape, 1 + random.nextLong(rows), 1 + random.nextLong(outputs)));
            }
        }
        return grids;
    }
}
