package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * The sizes of a tile: how much of each loop one tile task covers.
 *
 * @param grid the output plane in blocks
 * @param groups groups of a tile
 * @param filters filters (of a group) of a tile
 * @param split the reduction in chunks
 */
public record Tiling(PixelGrid grid, long groups, long filters, ReductionSplit split) {

    public Contraction shape() {
        return grid.shape();
    }

    public long groupBlocks() {
        return Exact.ceilDiv(shape().groups(), groups);
    }

    public long filterBlocks() {
        return Exact.ceilDiv(shape().filters(), filters);
    }

    public long chunks() {
        return split.chunks(shape());
    }

    /** Tile tasks in all. */
    public long tiles() {
        return Math.multiplyExact(
                Math.multiplyExact(groupBlocks(), grid.blocks()), Math.multiplyExact(filterBlocks(), chunks()));
    }

    public long groupsIn(long groupBlock) {
        return Math.min(shape().groups(), (groupBlock + 1) * groups) - groupBlock * groups;
    }

    public long filtersIn(long filterBlock) {
        return Math.min(shape().filters(), (filterBlock + 1) * filters) - filterBlock * filters;
    }

    /** Weight elements of the largest tile. */
    public long weightElements() {
        return groups * filters * split.taps(shape()) * split.channels();
    }

    /** Output elements of the largest tile. */
    long outputElements() {
        return groups * filters * grid.pixels(0);
    }

    /** Input elements that a block's chunk touches: the window of the chunk's share of the kernel. */
    public long chunkInputElements(long block, long chunk, long groupsOfBlock) {
        long rows = span(
                grid.endRow(block) - grid.firstRow(block),
                shape().strideHeight(),
                split.kernelRows(shape()),
                shape().dilationHeight());
        long columns =
                span(grid.columns(block), shape().strideWidth(), split.kernelColumns(shape()), shape().dilationWidth());
        long clippedRows = Math.min(rows, shape().batch() * shape().inputHeight());
        long clippedColumns = Math.min(columns, shape().inputWidth());
        return clippedRows * clippedColumns * groupsOfBlock * split.channels(shape(), chunk);
    }

    private static long span(long outputs, int stride, int taps, int dilation) {
        long kernel = (long) (taps - 1) * dilation + 1;
        return kernel >= stride ? (outputs - 1) * stride + kernel : outputs * kernel;
    }
}
