package org.ridgepoint.workload.onnx.rule;

import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Window;

/**
 * The elements that a slice keeps of an axis, by ONNX's rules: negative bounds count from the end, bounds beyond the axis
 * are cut to it.
 *
 * @param first lowest place kept
 * @param distance between places kept
 * @param count how many are kept
 * @param backwards kept in falling order
 */
record SliceBounds(long first, long distance, long count, boolean backwards) {
    static SliceBounds of(long start, long end, long step, long size) {
        if (step == 0 || step == Long.MIN_VALUE) {
            throw new OnnxException("a slice cannot have a step of " + step);
        }
        boolean backwards = step < 0;
        long from = clamped(start, size, backwards ? -1 : 0, backwards ? size - 1 : size);
        long to = clamped(end, size, backwards ? -1 : 0, backwards ? size - 1 : size);
        long span = backwards ? from - to : to - from;
        long distance = Math.abs(step);
        long count = Window.steps(Math.max(0, span), distance);
        long first = backwards ? from - (Math.max(1, count) - 1) * distance : from;
        return new SliceBounds(first, distance, count, backwards);
    }

    private static long clamped(long bound, long size, long least, long most) {
        long positive = bound < 0 ? bound + size : bound;
        return Math.max(least, Math.min(most, positive));
    }

    /** Highest place kept. */
    long last() {
        return first + (count - 1) * distance;
    }

    /** The place of the n-th element kept. */
    long place(long index) {
        return backwards ? last() - index * distance : first + index * distance;
    }
}
