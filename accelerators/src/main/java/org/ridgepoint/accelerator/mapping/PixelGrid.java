package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.Winograd;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Axis;
import org.ridgepoint.workload.work.Contraction;

/**
 * The output plane of a convolution cut into blocks of rows and columns, and the input rows and columns behind each.
 *
 * <p>Rows are counted over the whole batch; a block narrower than the plane lies in a strip, and blocks are numbered
 * down one strip after the other, so that a block shares its halo with the one before it.
 *
 * @param shape the convolution
 * @param blockRows output rows of a block; may exceed one image
 * @param blockColumns output columns of a block
 */
public record PixelGrid(Contraction shape, long blockRows, long blockColumns) {
    private static final List<Long> ROWS_OF_STRIPS = List.of(1L, 4L);
    private static final List<Long> SQUARE_ROWS = List.of(1L, 2L, 4L);
    private static final int MOST_ROW_SPLITS = 6;
    private static final int MOST_FULL_ROWS = 4;

    /** Ways to cut a plane that are worth weighing on an array, for a kernel that Winograd is for or not. */
    static List<PixelGrid> choices(Contraction shape, ArrayModel array, boolean winograd) {
        List<PixelGrid> grids = new ArrayList<>();
        long rows = shape.batch() * shape.outputHeight();
        for (long blockRows : rowSizes(shape, array, rows)) {
            grids.add(new PixelGrid(shape, blockRows, shape.outputWidth()));
        }
        for (long blockRows : rowsOfStrips(array, winograd)) {
            for (long columns = shape.outputWidth() / 2; columns >= 4; columns /= 4) {
                if (blockRows <= rows) {
                    grids.add(new PixelGrid(shape, blockRows, alignedColumns(array, columns, blockRows)));
                }
            }
        }
        return grids;
    }

    private static Iterable<Long> rowsOfStrips(ArrayModel array, boolean winograd) {
        TreeSet<Long> sizes = new TreeSet<>(winograd ? SQUARE_ROWS : ROWS_OF_STRIPS);
        addFullRows(array, sizes);
        return sizes;
    }

    /** Where lanes are rows, as many as they are, and a few times that. */
    private static void addFullRows(ArrayModel array, TreeSet<Long> sizes) {
        long quantum = array.rowQuantum();
        for (long times = 1; quantum > 1 && times <= MOST_FULL_ROWS; times *= 2) {
            sizes.add(times * quantum);
        }
    }

    private static long alignedColumns(ArrayModel array, long columns, long blockRows) {
        long quantum = Math.max(1, array.pixelQuantum() / blockRows);
        return columns <= quantum ? columns : columns / quantum * quantum;
    }

    private static Iterable<Long> rowSizes(Contraction shape, ArrayModel array, long rows) {
        TreeSet<Long> sizes = new TreeSet<>();
        for (long size = 1; size < rows; size *= 2) {
            sizes.add(size);
        }
        for (long parts = 1; parts <= MOST_ROW_SPLITS; parts++) {
            sizes.add(Exact.ceilDiv(rows, parts));
        }
        addFullFolds(shape, array, sizes, rows);
        addFullRows(array, sizes);
        sizes.removeIf(size -> size > rows);
        return sizes;
    }

    /** The row counts below a few folds' worth that leave the fewest lanes of a fold empty. */
    private static void addFullFolds(Contraction shape, ArrayModel array, TreeSet<Long> sizes, long rows) {
        long quantum = array.pixelQuantum();
        long columns = shape.outputWidth();
        double best = Double.MAX_VALUE;
        for (long size = 1; size <= Math.min(rows, 16); size++) {
            double waste = (double) Exact.ceilDiv(size * columns, quantum) * quantum / (size * columns);
            if (waste < best) {
                best = waste;
                sizes.add(size);
            }
        }
    }

    /** Output rows over the batch. */
    public long rows() {
        return shape.batch() * shape.outputHeight();
    }

    public long strips() {
        return Exact.ceilDiv(shape.outputWidth(), blockColumns);
    }

    public long rowBlocks() {
        return Exact.ceilDiv(rows(), blockRows);
    }

    public long blocks() {
        return Math.multiplyExact(strips(), rowBlocks());
    }

    /** Whether a block is the first of its strip and so shares no halo with the one before. */
    public boolean opensStrip(long block) {
        return block % rowBlocks() == 0;
    }

    public long firstRow(long block) {
        return block % rowBlocks() * blockRows;
    }

    public long endRow(long block) {
        return Math.min(rows(), firstRow(block) + blockRows);
    }

    /** Output columns of a block. */
    public long columns(long block) {
        long first = block / rowBlocks() * blockColumns;
        return Math.min(shape.outputWidth(), first + blockColumns) - first;
    }

    /** Output rows of a block, over the batch. */
    public long rows(long block) {
        return endRow(block) - firstRow(block);
    }

    /** Output positions of a block. */
    public long pixels(long block) {
        return rows(block) * columns(block);
    }

    /** Winograd's squares over a block, image by image; none over a single row or column. */
    public long squares(long block) {
        long height = shape.outputHeight();
        long end = endRow(block);
        long rows = 0;
        for (long first = firstRow(block); first < end; first = (first / height + 1) * height) {
            rows += Exact.ceilDiv(Math.min(end, (first / height + 1) * height) - first, 2);
        }
        boolean one = end - firstRow(block) < 2;
        return one ? 0 : Winograd.squares(2 * rows, columns(block));
    }

    /** Input columns that a block needs. */
    public long inputColumns(long block) {
        return inputColumns(block, shape.columns());
    }

    /** The same for other taps. */
    long inputColumns(long block, Axis axis) {
        long first = block / rowBlocks() * blockColumns;
        return axis.lines(first, first + columns(block));
    }

    /** Input rows that a block needs, halo and all. */
    public long windowRows(long block) {
        return windowRows(firstRow(block), endRow(block), shape.rows());
    }

    /** Input rows that a block needs and the block above it does not. */
    public long freshRows(long block) {
        return touchedRows(endRow(block)) - touchedRows(firstRow(block));
    }

    /** Input rows that the first {@code outputRows} output rows need. */
    public long touchedRows(long outputRows) {
        return outputRows == 0 ? 0 : windowRows(0, outputRows, shape.rows());
    }

    /** How many of the producer's rows, from the first on, must exist before a block can be loaded. */
    public long requiredRows(long block) {
        long last = endRow(block) - 1;
        long image = last / shape.outputHeight();
        long end = shape.rows().end(last % shape.outputHeight() + 1);
        return image * shape.inputHeight() + Math.max(0, Math.min(shape.inputHeight(), end));
    }

    /** Blocks below a block that still need some of its rows. */
    public long haloBlocks() {
        Axis taps = shape.rows();
        long halo = taps.extent() - taps.stride();
        return halo <= 0 ? 0 : Exact.ceilDiv(halo, blockRows * taps.stride());
    }

    /** Input columns of all strips together, halos between strips counted twice. */
    long sweptColumns() {
        long strips = strips();
        if (strips == 1) {
            return inputColumns(0);
        }
        long sum = 0;
        for (long strip = 0; strip < strips; strip++) {
            sum += inputColumns(strip * rowBlocks());
        }
        return sum;
    }

    /** Input rows under output rows, image by image: a window holds rows of one image only. */
    long windowRows(long first, long end, Axis axis) {
        long height = shape.outputHeight();
        long firstImage = first / height;
        long lastImage = (end - 1) / height;
        long lastRow = (end - 1) % height + 1;
        if (firstImage == lastImage) {
            return axis.lines(first % height, lastRow);
        }
        return axis.lines(first % height, height)
                + (lastImage - firstImage - 1) * axis.lines(0, height)
                + axis.lines(0, lastRow);
    }
}
