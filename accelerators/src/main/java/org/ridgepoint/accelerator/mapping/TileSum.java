package org.ridgepoint.accelerator.mapping;

import java.util.Map;
import java.util.TreeMap;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.compute.ArrayWork;
import org.ridgepoint.workload.work.Contraction;

/**
 * The array's cycles and reads over all tiles of a tiling, summed kind by kind.
 *
 * @param cycles array cycles
 * @param operandReads elements read from local SRAM
 * @param accumulates tiles leave partial sums outside the array
 */
record TileSum(long cycles, long operandReads, boolean accumulates) {
    static TileSum of(Tiling tiling, ArrayModel array) {
        return new TileSummation(tiling, array).sum();
    }

    /** Adds up tiles of every kind: full along each loop, and last where that is not full. */
    private static final class TileSummation {
        private final Tiling tiling;
        private final ArrayModel array;
        private long cycles;
        private long reads;
        private boolean accumulates;
        private long squares;
        private long rows;

        TileSummation(Tiling tiling, ArrayModel array) {
            this.tiling = tiling;
            this.array = array;
        }

        TileSum sum() {
            PixelGrid grid = tiling.grid();
            long last = grid.strips() - 1;
            long full = grid.columns(last * grid.rowBlocks()) == grid.columns(0) ? last + 1 : last;
            addStrips(0, full);
            addStrips(last, last + 1 - full);
            return new TileSum(cycles, reads, accumulates);
        }

        private void addStrips(long strip, long count) {
            long rowBlocks = tiling.grid().rowBlocks();
            long first = strip * rowBlocks;
            long last = first + rowBlocks - 1;
            if (tiling.winograd() && tiling.shape().batch() > 1) {
                addOfImages(first, rowBlocks - 1, count);
                addBlocks(last, count);
                return;
            }
            long full = alike(first, last) ? rowBlocks : rowBlocks - 1;
            addBlocks(first, count * full);
            addBlocks(last, count * (rowBlocks - full));
        }

        private boolean alike(long block, long other) {
            return tiling.grid().pixels(block) == tiling.grid().pixels(other)
                    && tiling.squares(block) == tiling.squares(other);
        }

        /** Blocks whose images lie differently under them have different squares. */
        private void addOfImages(long first, long blocks, long count) {
            Map<Long, Long> alike = new TreeMap<>();
            for (long block = first; block < first + blocks; block++) {
                alike.merge(tiling.squares(block), count, Long::sum);
            }
            alike.forEach((squares, times) -> addBlocks(first, squares, times));
        }

        private void addBlocks(long block, long count) {
            addBlocks(block, tiling.squares(block), count);
        }

        private void addBlocks(long block, long ofSquares, long count) {
            if (count > 0) {
                squares = ofSquares;
                rows = tiling.grid().rows(block);
                long pixels = tiling.grid().pixels(block);
                long all = tiling.filterBlocks();
                long inLast = tiling.filtersIn(all - 1);
                long full = inLast == tiling.filters() ? all : all - 1;
                addFilters(pixels, tiling.filters(), count * full);
                addFilters(pixels, inLast, count * (all - full));
            }
        }

        private void addFilters(long pixels, long filters, long count) {
            if (count > 0) {
                long all = tiling.groupBlocks();
                long inLast = tiling.groupsIn(all - 1);
                long full = inLast == tiling.groups() ? all : all - 1;
                addGroups(pixels, filters, tiling.groups(), count * full);
                addGroups(pixels, filters, inLast, count * (all - full));
            }
        }

        private void addGroups(long pixels, long filters, long groups, long count) {
            if (count <= 0) {
                return;
            }
            Contraction shape = tiling.shape();
            ReductionSplit split = tiling.split();
            long chunks = split.chunks(shape);
            if (chunks == 1) {
                add(tile(groups, pixels, filters, shape.channels(), true, true), count);
                return;
            }
            long perTap = split.channelChunks(shape);
            long shortChunks = split.tapGroups(shape);
            long rest = split.channels(shape, perTap - 1);
            add(tile(groups, pixels, filters, split.channels(), true, false), count);
            add(tile(groups, pixels, filters, rest, false, true), count);
            long middle = chunks - 2;
            long shortMiddle = perTap == 1 || rest == split.channels() ? middle : shortChunks - 1;
            add(tile(groups, pixels, filters, rest, false, false), count * shortMiddle);
            add(tile(groups, pixels, filters, split.channels(), false, false), count * (middle - shortMiddle));
        }

        private ArrayTile tile(long groups, long pixels, long filters, long channels, boolean opens, boolean closes) {
            long taps = tiling.split().taps(tiling.shape());
            return new ArrayTile(groups, pixels, filters, taps, channels, opens, closes, false, squares, rows);
        }

        private void add(ArrayTile tile, long count) {
            if (count <= 0) {
                return;
            }
            ArrayWork work = array.work(tile);
            cycles += count * work.cycles();
            reads += count * (work.inputReads() + work.weightReads());
            accumulates |= work.sums().writes() > work.outputWrites() || !tile.closesReduction();
        }
    }
}
