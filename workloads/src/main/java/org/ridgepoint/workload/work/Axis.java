package org.ridgepoint.workload.work;

import java.util.BitSet;

/**
 * One direction of an image under the windows of a convolution.
 *
 * @param size lines of the image
 * @param taps lines of the kernel
 * @param dilation lines between the kernel's lines
 * @param stride lines between windows
 * @param pad lines of padding before the image
 */
public record Axis(long size, long taps, long dilation, long stride, long pad) {

    /** The same for one of the kernel's lines alone. */
    public Axis tap(long tap) {
        return new Axis(size, 1, 1, stride, pad - tap * dilation);
    }

    /** Lines from the first to the last of a window. */
    public long extent() {
        return (taps - 1) * dilation + 1;
    }

    /** Where the window of the last of the first {@code outputs} outputs ends. */
    public long end(long outputs) {
        return (outputs - 1) * stride - pad + extent();
    }

    /**
     * Lines of the image, padding left out, under the windows of the outputs from {@code first} to {@code end}: what lies
     * between windows that do not meet, or between taps that nothing fills, is not touched.
     */
    public long lines(long first, long end) {
        if (end <= first) {
            return 0;
        }
        long outputs = end - first;
        long begin = first * stride - pad;
        long step = outputs == 1 ? dilation : stride;
        long spread = taps == 1 ? step : dilation;
        if (step == 1 && spread == 1) {
            long span = outputs - 1 + taps; // windows that meet, as most do: no division
            return Math.max(0, Math.min(size - begin, span) - Math.max(0, -begin));
        }
        long unit = Whole.greatestCommonDivisor(step, spread);
        long low = Whole.ceilDiv(Math.max(0, -begin), unit);
        long high = Math.floorDiv(size - begin - 1, unit) + 1;
        if (high <= low) {
            return 0;
        }
        if (step == unit) {
            return comb(taps, spread / unit, outputs, low, high);
        }
        if (spread == unit) {
            return comb(outputs, step / unit, taps, low, high);
        }
        return counted(outputs, step / unit, spread / unit, low, high);
    }

    /** Places from low to high that lie in runs of {@code width}, {@code count} of them, one every {@code period}. */
    private static long comb(long count, long period, long width, long low, long high) {
        return combBefore(count, period, width, high) - combBefore(count, period, width, low);
    }

    private static long combBefore(long count, long period, long width, long place) {
        if (width >= period) {
            return Math.min(place, (count - 1) * period + width);
        }
        long whole = Math.min(count, place / period);
        return whole * width + (whole == count ? 0 : Math.min(width, place % period));
    }

    /** Where neither step divides the other, place by place. */
    private long counted(long outputs, long step, long spread, long low, long high) {
        BitSet touched = new BitSet();
        for (long output = 0; output < outputs; output++) {
            for (long tap = 0; tap < taps; tap++) {
                long place = output * step + tap * spread;
                if (place >= low && place < high) {
                    touched.set(Math.toIntExact(place - low));
                }
            }
        }
        return touched.cardinality();
    }
}
