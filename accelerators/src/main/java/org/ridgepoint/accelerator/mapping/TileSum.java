package org.ridgepoint.accelerator.mapping;

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
    static TileSum of(Tiling tiling, ArrayModel array, boolean winograd) {
        return new TileSummation(tiling, array, winograd).sum();
    }

    /** Adds up tiles of every kind: full and last along each loop. */
    private static final class TileSummation {
        private final Tiling tiling;
        private final ArrayModel array;
        private final boolean winograd;
        private long cycles;
        private long reads;
        private boolean accumulates;

        TileSummation(Tiling tiling, ArrayModel array, boolean winograd) {
            this.tiling = tiling;
            this.array = array;
            this.winograd = winograd && tiling.split().cut() == ReductionSplit.TapCut.WHOLE_KERNEL;
        }

        TileSum sum() {
            PixelGrid grid = tiling.grid();
            long rowBlocks = grid.rowBlocks();
            long strips = grid.strips();
            addBlocks(0, (rowBlocks - 1) * (strips - 1));
            addBlocks(rowBlocks - 1, strips - 1);
            addBlocks((strips - 1) * rowBlocks, rowBlocks - 1);
            addBlocks(grid.blocks() - 1, 1);
            return new TileSum(cycles, reads, accumulates);
        }

        private void addBlocks(long block, long count) {
            if (count > 0) {
                long pixels = tiling.grid().pixels(block);
                long last = tiling.filterBlocks() - 1;
                addFilters(pixels, tiling.filters(), count * last);
                addFilters(pixels, tiling.filtersIn(last), count);
            }
        }

        private void addFilters(long pixels, long filters, long count) {
            if (count > 0) {
                long last = tiling.groupBlocks() - 1;
                addGroups(pixels, filters, tiling.groups(), count * last);
                addGroups(pixels, filters, tiling.groupsIn(last), count);
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
            long shortMiddle = perTap == 1 ? middle : shortChunks - 1;
            add(tile(groups, pixels, filters, rest, false, false), count * shortMiddle);
            add(tile(groups, pixels, filters, split.channels(), false, false), count * (middle - shortMiddle));
        }

        private ArrayTile tile(long groups, long pixels, long filters, long channels, boolean opens, boolean closes) {
            long taps = tiling.split().taps(tiling.shape());
            return new ArrayTile(groups, pixels, filters, taps, channels, opens, closes, false, winograd);
        }

        private void add(ArrayTile tile, long count) {
            if (count <= 0) {
                return;
            }
            ArrayWork work = array.work(tile);
            cycles += count * work.cycles();
            reads += count * (work.inputReads() + work.weightReads());
            accumulates |= work.accumulatorAccesses() > work.outputWrites() || !tile.closesReduction();
        }
    }
}
