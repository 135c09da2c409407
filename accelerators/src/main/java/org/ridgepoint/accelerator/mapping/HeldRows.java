package org.ridgepoint.accelerator.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.ridgepoint.workload.work.Axis;

/**
 * Input rows that lie on chip at once while a layer's blocks are worked off: the least room in which the machine's rolling
 * windows can move.
 *
 * <p>A block's rows come as one entry: all rows of its window where a sweep begins, the fresh ones further down. An entry
 * leaves as a whole, once no block further down needs any of its rows; so the first one, which is a whole window, stays
 * until as many blocks are done as its last rows reach. A sweep ends with its strip or its slab.
 */
public final class HeldRows {
    private final PixelGrid grid;
    private final long rowBlocks;
    private final long haloBlocks;
    private final long columns;
    private final Axis taps;
    private final long[] touched;
    private final Map<Long, Long> rolling = new HashMap<>();
    private final Map<Long, Long> slabs = new HashMap<>();
    private final Function<Long, Long> mostRolling = this::mostRolling;
    private final Function<Long, Long> mostOfASlab = this::mostOfASlab;

    public HeldRows(PixelGrid grid) {
        this.grid = grid;
        this.rowBlocks = grid.rowBlocks();
        this.haloBlocks = grid.haloBlocks();
        this.columns = widestStrip();
        this.taps = grid.shape().rows();
        this.touched = touchedBefore();
    }

    /** Input rows that the blocks of a strip before each one need, and those of all of them at the end. */
    private long[] touchedBefore() {
        long[] rows = new long[Math.toIntExact(rowBlocks + 1)];
        for (int block = 1; block <= rowBlocks; block++) {
            rows[block] = grid.windowRows(0, rowsBefore(block), taps);
        }
        return rows;
    }

    /** Most rows at once where each entry leaves as soon as it may, in slabs of so many blocks. */
    public long rolling(long slabBlocks) {
        return rolling.computeIfAbsent(slabBlocks, mostRolling);
    }

    /** Most rows at once where everything of a slab of so many blocks stays until the slab is done. */
    public long slab(long slabBlocks) {
        return slabs.computeIfAbsent(slabBlocks, mostOfASlab);
    }

    /** Entries that may lie there at once. */
    long rollingEntries() {
        return haloBlocks + 1;
    }

    /** Columns of the widest strip. */
    public long columns() {
        return columns;
    }

    private long widestStrip() {
        long widest = 0;
        for (long strip = 0; strip < grid.strips(); strip++) {
            widest = Math.max(widest, grid.inputColumns(strip * rowBlocks));
        }
        return widest;
    }

    /** Slabs of whole strips sweep as the strips do; others may begin a sweep anywhere. */
    private long mostRolling(long slabBlocks) {
        boolean anywhere = slabBlocks % rowBlocks != 0;
        long sweepBlocks = Math.min(slabBlocks, rowBlocks);
        long most = 0;
        for (long first = 0; first < rowBlocks; first++) {
            long filled = Math.min(rowBlocks, first + Math.min(haloBlocks + 1, sweepBlocks));
            boolean begins = first == 0 || anywhere;
            most = Math.max(most, begins ? part(first, filled) : fresh(first, filled));
        }
        return most;
    }

    /** Slabs begin at every place in a strip that they may begin at; which ones these are repeats itself. */
    private long mostOfASlab(long slabBlocks) {
        long all = grid.blocks();
        long most = 0;
        long first = 0;
        for (long slab = 0; slab < rowBlocks && first < all; slab++) {
            most = Math.max(most, slabRows(first % rowBlocks, Math.min(slabBlocks, all - first)));
            first += slabBlocks;
        }
        return most;
    }

    private long slabRows(long first, long blocks) {
        long inFirst = Math.min(blocks, rowBlocks - first);
        long left = blocks - inFirst;
        long rows = part(first, first + inFirst) + left / rowBlocks * part(0, rowBlocks);
        return left % rowBlocks == 0 ? rows : rows + part(0, left % rowBlocks);
    }

    /** Rows of the entries of some blocks, the first of which begins a sweep. */
    private long part(long first, long end) {
        return grid.windowRows(rowsBefore(first), rowsBefore(first + 1), taps) + fresh(first + 1, end);
    }

    private long fresh(long first, long end) {
        return first >= end ? 0 : touched[(int) end] - touched[(int) first];
    }

    /** Output rows above a block of the first strip. */
    private long rowsBefore(long block) {
        return Math.min(grid.rows(), block * grid.blockRows());
    }
}
