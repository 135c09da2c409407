package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Axis;
import org.ridgepoint.workload.work.Contraction;

/**
 * The sizes of a tile: how much of each loop one tile task covers.
 *
 * @param grid the output plane in blocks
 * @param groups groups of a tile
 * @param filters filters (of a group) of a tile
 * @param split the reduction in chunks
 * @param winograd its tiles run as F(2x2, 3x3), but those of a single row or column
 */
public record Tiling(PixelGrid grid, long groups, long filters, ReductionSplit split, boolean winograd) {

    /** Tiles that do as the mathematics says. */
    public Tiling(PixelGrid grid, long groups, long filters, ReductionSplit split) {
        this(grid, groups, filters, split, false);
    }

    /** The same tiles by Winograd. */
    Tiling byWinograd() {
        return new Tiling(grid, groups, filters, split, true);
    }

    /** Winograd's squares in a block; none where it is not made so. */
    public long squares(long block) {
        return winograd ? grid.squares(block) : 0;
    }

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
        long tapGroup = chunk / split.channelChunks(shape());
        long touched = windowRows(block, rowTaps(tapGroup)) * grid.inputColumns(block, columnTaps(tapGroup));
        return touched * groupsOfBlock * split.channels(shape(), chunk);
    }

    private long windowRows(long block, Axis taps) {
        return grid.windowRows(grid.firstRow(block), grid.endRow(block), taps);
    }

    /** The kernel's rows in a group of taps. */
    private Axis rowTaps(long tapGroup) {
        return split.kernelRows(shape()) == shape().kernelHeight()
                ? shape().rows()
                : shape().rows().tap(tapGroup / (split.tapGroups(shape()) / shape().kernelHeight()));
    }

    private Axis columnTaps(long tapGroup) {
        return split.kernelColumns(shape()) == shape().kernelWidth()
                ? shape().columns()
                : shape().columns().tap(tapGroup % shape().kernelWidth());
    }

    /**
     * Whether input that is held comes chunk by chunk, so that the first tile waits for its own chunk alone: where no two
     * chunks or blocks share rows, and pieces are whole bytes.
     */
    public boolean holdsByChunk(OperandBytes input) {
        return chunks() > 1
                && split.cut() == ReductionSplit.TapCut.WHOLE_KERNEL
                && grid.haloBlocks() == 0
                && input.roundingBytes() == 0;
    }

    /** Input elements of the largest first chunk of any block. */
    long mostChunkInputElements(long groupsOfBlock) {
        long rows = 0;
        for (long block = 0; block < Math.min(grid.rowBlocks(), differentBlocks()); block++) {
            rows = Math.max(rows, chunkRows(block));
        }
        return rows * chunkColumns(0) * groupsOfBlock * split.channels(shape(), 0);
    }

    /** Input elements of all blocks, each of which loads the windows of its chunks. */
    long allChunkInputElements() {
        long rowGroups = split.kernelRows(shape()) == shape().kernelHeight() ? 1 : shape().kernelHeight();
        long columnGroups = split.tapGroups(shape()) / rowGroups;
        long rows = 0;
        for (long group = 0; group < rowGroups; group++) {
            rows += allRows(rowTaps(group * columnGroups));
        }
        long columns = 0;
        for (long group = 0; group < columnGroups; group++) {
            for (long strip = 0; strip < grid.strips(); strip++) {
                columns += grid.inputColumns(strip * grid.rowBlocks(), columnTaps(group));
            }
        }
        return rows * columns * shape().channels() * shape().groups();
    }

    /** Rows under one strip's blocks. Windows of a single row never meet, so that the blocks share none. */
    private long allRows(Axis taps) {
        if (taps.taps() == 1) {
            return grid.windowRows(0, grid.rows(), taps);
        }
        long whole = grid.rowBlocks() - 1;
        long period = shape().batch() == 1 ? Math.max(1, whole) : shape().outputHeight();
        return whole / period * firstRows(period, taps) + firstRows(whole % period, taps) + windowRows(whole, taps);
    }

    private long firstRows(long blocks, Axis taps) {
        long rows = 0;
        for (long block = 0; block < blocks; block++) {
            rows += windowRows(block, taps);
        }
        return rows;
    }

    /** After so many blocks of whole height the images lie under them as before. */
    private long differentBlocks() {
        return shape().batch() == 1 ? 1 : shape().outputHeight();
    }

    /** Rows under a block, image by image: a window holds rows of one image only. */
    private long chunkRows(long block) {
        long height = shape().outputHeight();
        long first = grid.firstRow(block);
        long end = grid.endRow(block);
        long firstImage = first / height;
        long lastImage = (end - 1) / height;
        if (firstImage == lastImage) {
            return imageRows(end - first);
        }
        long between = lastImage - firstImage - 1;
        return imageRows((firstImage + 1) * height - first)
                + between * imageRows(height)
                + imageRows(end - lastImage * height);
    }

    private long imageRows(long outputs) {
        long rows = span(outputs, shape().strideHeight(), split.kernelRows(shape()), shape().dilationHeight());
        return Math.min(rows, shape().inputHeight());
    }

    private long chunkColumns(long block) {
        long columns =
                span(grid.columns(block), shape().strideWidth(), split.kernelColumns(shape()), shape().dilationWidth());
        return Math.min(columns, shape().inputWidth());
    }

    private static long span(long outputs, int stride, int taps, int dilation) {
        long kernel = (long) (taps - 1) * dilation + 1;
        return kernel >= stride ? (outputs - 1) * stride + kernel : outputs * kernel;
    }
}
