package org.ridgepoint.accelerator.layer;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Axis;
import org.ridgepoint.workload.work.Contraction;

/**
 * How far the blocks of a layer on the vector unit reach into what it reads. Element-wise work needs of each operand the part
 * that its outputs are of the output; windows reach further, line by line in the order of a raster: what lies in more than one
 * block's windows stays until the last of them.
 *
 * @param windows of the layer's product, if it has one
 * @param blocks in which the outputs are made, as even as can be
 */
public record BlockSweep(Optional<Contraction> windows, long blocks) {

    /** A layer in so many blocks. */
    public static BlockSweep of(Layer layer, long blocks) {
        return new BlockSweep(layer.contraction(), blocks);
    }

    /** Of how many places what is read consists. */
    public long places() {
        return windows.map(BlockSweep::places).orElse(blocks);
    }

    /** Places, from the first on, that some of the first so many blocks need. */
    public long reached(long ofBlocks) {
        return windows.map(shape -> reached(shape, outputs(shape, ofBlocks))).orElse(ofBlocks);
    }

    /** Places, from the first on, that no block after the first so many needs. */
    public long passed(long ofBlocks) {
        return windows.map(shape -> Math.min(reached(ofBlocks), passed(shape, outputs(shape, ofBlocks))))
                .orElse(ofBlocks);
    }

    /** Bytes of the first so many places of an operand, those that some block needs and no others. */
    public long bytes(long operandBytes, long ofPlaces) {
        long whole = places();
        long rest = operandBytes % whole * ofPlaces;
        boolean all = ofPlaces == reached(blocks);
        return operandBytes / whole * ofPlaces + (all ? Exact.ceilDiv(rest, whole) : rest / whole);
    }

    /** How often the vector unit reads a block's windows: once for each filter of a group. */
    public long passes() {
        return windows.map(Contraction::filters).orElse(1L);
    }

    /** Places that a block reads, at most, though blocks before it have read them. */
    public long haloPlaces() {
        return windows.map(shape ->
                        Math.max(0, shape.rows().extent() - shape.rows().stride()) * shape.inputWidth())
                .orElse(0L);
    }

    /** Places that wait on chip, at most, beside the even shares of the blocks at work. */
    public long waitingPlaces() {
        return windows.map(BlockSweep::waitingPlaces).orElse(0L);
    }

    private static long waitingPlaces(Contraction shape) {
        Axis rows = shape.rows();
        long toNextImage =
                shape.batch() == 1 ? 0 : shape.inputHeight() - end(rows, shape.outputHeight()) + rows.extent();
        long step = Math.max(rows.stride(), toNextImage);
        long lines = rows.extent() + 3 * step; // a window, and a step of it for each of three pieces
        return Math.min(places(shape), lines * shape.inputWidth());
    }

    /** Whether windows leave no line between the first and the last out. */
    public static boolean leavesNothingOut(Contraction shape) {
        return leavesNothingOut(shape.rows(), shape.outputHeight())
                && leavesNothingOut(shape.columns(), shape.outputWidth());
    }

    private static boolean leavesNothingOut(Axis axis, long outputs) {
        return axis.stride() <= axis.extent() && axis.lines(0, outputs) == end(axis, outputs);
    }

    private static long places(Contraction shape) {
        return shape.batch() * plane(shape);
    }

    private static long plane(Contraction shape) {
        return shape.inputHeight() * shape.inputWidth();
    }

    private long outputs(Contraction shape, long ofBlocks) {
        return Exact.ceilDiv(Math.multiplyExact(shape.pixels(), ofBlocks), blocks);
    }

    private static long reached(Contraction shape, long outputs) {
        if (outputs == 0) {
            return 0;
        }
        long row = (outputs - 1) / shape.outputWidth();
        long column = (outputs - 1) % shape.outputWidth();
        long inImage = row % shape.outputHeight();
        long here = upTo(shape, inImage + 1, column + 1);
        long above = inImage == 0 ? 0 : upTo(shape, inImage, shape.outputWidth());
        return row / shape.outputHeight() * plane(shape) + Math.max(here, above);
    }

    /** Places of an image up to the end of the window of the last of so many rows and columns. */
    private static long upTo(Contraction shape, long rows, long columns) {
        long endRow = end(shape.rows(), rows);
        return endRow == 0 ? 0 : (endRow - 1) * shape.inputWidth() + end(shape.columns(), columns);
    }

    private static long end(Axis axis, long outputs) {
        return Math.max(0, Math.min(axis.size(), axis.end(outputs)));
    }

    private static long passed(Contraction shape, long outputs) {
        if (outputs == shape.pixels()) {
            return places(shape);
        }
        long row = outputs / shape.outputWidth();
        long inImage = row % shape.outputHeight();
        long column = outputs % shape.outputWidth();
        long first = begin(shape.rows(), inImage);
        boolean belowBeginsThere = inImage + 1 < shape.outputHeight() && begin(shape.rows(), inImage + 1) == first;
        return row / shape.outputHeight() * plane(shape)
                + first * shape.inputWidth()
                + (belowBeginsThere ? 0 : begin(shape.columns(), column));
    }

    private static long begin(Axis axis, long output) {
        return Math.max(0, Math.min(axis.size(), output * axis.stride() - axis.pad()));
    }
}
