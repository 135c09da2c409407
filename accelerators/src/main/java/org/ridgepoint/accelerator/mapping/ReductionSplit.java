package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * The reduction of a convolution, kernel positions x channels, cut into chunks.
 *
 * @param cut how the kernel positions are grouped
 * @param channels input channels of a chunk
 */
public record ReductionSplit(TapCut cut, long channels) {

    /** How many kernel positions stay together. */
    public enum TapCut {
        WHOLE_KERNEL,
        KERNEL_ROWS,
        SINGLE_TAPS
    }

    /** The reduction in one piece. */
    public static ReductionSplit none(Contraction shape) {
        return new ReductionSplit(TapCut.WHOLE_KERNEL, shape.channels());
    }

    long tapGroups(Contraction shape) {
        return switch (cut) {
            case WHOLE_KERNEL -> 1;
            case KERNEL_ROWS -> shape.kernelHeight();
            case SINGLE_TAPS -> shape.taps();
        };
    }

    public long taps(Contraction shape) {
        return shape.taps() / tapGroups(shape);
    }

    long channelChunks(Contraction shape) {
        return Exact.ceilDiv(shape.channels(), channels);
    }

    long chunks(Contraction shape) {
        return tapGroups(shape) * channelChunks(shape);
    }

    /** Channels of one chunk; the last along the channels may be shorter. */
    public long channels(Contraction shape, long chunk) {
        long first = chunk % channelChunks(shape) * channels;
        return Math.min(shape.channels(), first + channels) - first;
    }

    /** Kernel rows that a chunk spans. */
    int kernelRows(Contraction shape) {
        return cut == TapCut.WHOLE_KERNEL ? shape.kernelHeight() : 1;
    }

    /** Kernel columns that a chunk spans. */
    int kernelColumns(Contraction shape) {
        return cut == TapCut.SINGLE_TAPS ? 1 : shape.kernelWidth();
    }
}
