package org.ridgepoint.accelerator.layer;

/** Division of positive numbers that rounds up. */
public final class Ceil {
    private Ceil() {}

    public static long div(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Bytes that so many elements of so many bits fill. */
    public static long bytes(long elements, int bits) {
        return (Math.multiplyExact(elements, bits) + 7) / 8;
    }
}
