package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;

/**
 * How often each operand of a contraction is fetched into bulk and into local SRAM, and the room its pieces take.
 *
 * <p>Shapes in bytes for all groups together where named {@code whole}, of one group block otherwise.
 */
final class Loads {
    private final Tiling tiling;
    private final OperandBytes input;
    private final long blocks;
    private final long rowBlocks;
    private final long firstColumns;
    private final long sweptColumns;
    private final long allRows;
    private final boolean rolling;
    private final boolean chunked;
    private final long filterBlocks;
    private final boolean heldByChunk;
    private final HeldRows held;
    private final long wholeWeights;
    private final long wholeSweep;
    private final long wholeHalo;
    private final long wholeChunked;
    private final long window;
    private final long fresh;
    private final long chunk;
    private final long weightTile;
    private final long weightBlock;

    Loads(Tiling tiling, HeldRows held, OperandBytes input, OperandBytes weights) {
        this.tiling = tiling;
        this.held = held;
        this.input = input;
        var shape = tiling.shape();
        PixelGrid grid = tiling.grid();
        this.blocks = grid.blocks();
        this.rowBlocks = grid.rowBlocks();
        this.firstColumns = grid.inputColumns(0);
        this.sweptColumns = grid.sweptColumns();
        this.allRows = grid.touchedRows(grid.rows());
        this.rolling = grid.haloBlocks() > 0;
        this.chunked = tiling.chunks() > 1;
        this.filterBlocks = tiling.filterBlocks();
        this.heldByChunk = tiling.holdsByChunk(input);
        long rowElements = shape.groups() * shape.channels();
        long blockRowElements = tiling.groups() * shape.channels();
        long columns = sweptColumns;
        this.wholeWeights = weights.bytes(shape.weightElements());
        this.wholeSweep = input.bytes(allRows * columns * rowElements);
        this.wholeHalo = input.bytes(haloRows(grid) * (columns / grid.strips()) * rowElements);
        this.wholeChunked = chunked ? input.bytes(tiling.allChunkInputElements()) : 0;
        this.window = input.mostBytes(windowRows(1) * firstColumns * blockRowElements);
        this.fresh = input.mostBytes(freshRows() * firstColumns * blockRowElements);
        this.chunk = input.mostBytes(tiling.mostChunkInputElements(tiling.groups()));
        this.weightTile = weights.mostBytes(tiling.weightElements());
        this.weightBlock = weights.mostBytes(tiling.groups() * tiling.filters() * shape.taps() * shape.channels());
    }

    /** Input bytes fetched over the whole layer by tiles that hold {@code held} (from DRAM or from bulk SRAM). */
    long inputFetched(Order order, long slabs, boolean held) {
        long passes = order == Order.PIXEL_SLABS ? filterBlocks : slabs;
        if (held) {
            return order == Order.PIXEL_SLABS ? wholeSweep + (slabs - 1) * wholeHalo : wholeSweep * passes;
        }
        return chunked ? wholeChunked * filterBlocks : (wholeSweep + (slabs - 1) * wholeHalo) * passes;
    }

    /** Weight bytes fetched over the whole layer. */
    long weightsFetched(Order order, long slabs, boolean held) {
        long fetches = !held ? blocks : order == Order.PIXEL_SLABS ? slabs : 1;
        return Math.multiplyExact(wholeWeights, fetches);
    }

    /** Weight bytes of the layer. */
    long weightsFetchedOnce() {
        return wholeWeights;
    }

    /** Weight bytes that bulk SRAM fetches where it holds them: each once, unless the slabs leave it only a part. */
    long weightsFetchedIntoBulk(Order order, long slabs) {
        return keepsAllWeights(order, slabs) ? wholeWeights : weightsFetched(order, slabs, true);
    }

    /** Room for weights that are held in bulk SRAM. */
    long bulkWeightBytes(Order order, long slabBlocks, long slabs) {
        return keepsAllWeights(order, slabs) ? filterBlocks * weightBlock : heldWeightBytes(order, slabBlocks);
    }

    /** With several slabs of pixels, each of which sees all weights, bulk SRAM keeps them from slab to slab. */
    private static boolean keepsAllWeights(Order order, long slabs) {
        return order == Order.PIXEL_SLABS && slabs > 1;
    }

    /** Room for input that is held for a whole slab (pixel slabs) or for all filters of a slab (filter slabs). */
    long heldInputBytes(Order order, long slabBlocks) {
        if (order == Order.FILTER_SLABS) {
            return heldByChunk ? Math.max(window + next(), leastRolling(blocks)) : rollingInputBytes(blocks);
        }
        if (slabBlocks >= blocks && tiling.groupBlocks() == 1) {
            return wholeSweep;
        }
        long rows = windowRows(Math.min(slabBlocks, rowBlocks));
        long columns = slabBlocks <= rowBlocks ? firstColumns : sweptColumns;
        long roomy = input.mostBytes(
                        rows * columns * tiling.groups() * tiling.shape().channels())
                + next();
        return Math.max(roomy, leastBytes(held.slab(slabBlocks), slabBlocks));
    }

    /** Room for input of which each tile loads what is new to it, and for what comes next where that is possible. */
    private long rollingInputBytes(long slabBlocks) {
        long roomy = rolling ? window + 2 * fresh : 2 * window;
        return Math.max(roomy, leastRolling(slabBlocks));
    }

    private long leastRolling(long slabBlocks) {
        return leastBytes(held.rolling(slabBlocks), held.rollingEntries());
    }

    /** Room for what comes while what is held is still in use: what comes chunk by chunk also goes so. */
    private long next() {
        return heldByChunk ? 2 * chunk : fresh;
    }

    /** Room for input of which each tile loads its own chunk. */
    long passingInputBytes(Order order, long slabBlocks) {
        if (chunked) {
            return 2 * chunk;
        }
        return rollingInputBytes(order == Order.PIXEL_SLABS ? slabBlocks : blocks);
    }

    /** Rows of the widest strip, each of the entries in which they come rounded up to bytes. */
    private long leastBytes(long rows, long entries) {
        long bytes = input.mostBytes(
                rows * held.columns() * tiling.groups() * tiling.shape().channels());
        return bytes + entries * input.roundingBytes();
    }

    /** Room for weights held over the pixels of a slab, or for a slab of filters. */
    long heldWeightBytes(Order order, long slabBlocks) {
        if (order == Order.PIXEL_SLABS) {
            return 2 * weightBlock;
        }
        boolean whole = slabBlocks >= filterBlocks && tiling.groupBlocks() == 1;
        return whole ? wholeWeights : Math.min(slabBlocks, filterBlocks) * weightBlock + weightBlock;
    }

    /** Room for weights of which each tile loads its own. */
    long passingWeightBytes() {
        return 2 * weightTile;
    }

    /** Weights that the first tile waits for. */
    long firstWeightBytes() {
        return weightTile;
    }

    /** Input that the first tile waits for, where it is held or not. */
    long firstInputBytes(boolean held) {
        return chunked && (heldByChunk || !held) ? chunk : window;
    }

    /** Input and weights that the first block of outputs waits for. */
    double firstBlockBytes(double inputShare, double weightShare) {
        return Math.round(inputShare * window) + weightShare * weightBlock;
    }

    private long windowRows(long blocksOfSlab) {
        PixelGrid grid = tiling.grid();
        long span = blocksOfSlab * grid.blockRows();
        return Math.min(allRows, span * grid.shape().strideHeight() + haloRows(grid));
    }

    private long freshRows() {
        PixelGrid grid = tiling.grid();
        return Math.min(allRows, grid.blockRows() * grid.shape().strideHeight());
    }

    private static long haloRows(PixelGrid grid) {
        var shape = grid.shape();
        long kernel = (long) (shape.kernelHeight() - 1) * shape.dilationHeight() + 1;
        return Math.max(0, kernel - shape.strideHeight());
    }
}
