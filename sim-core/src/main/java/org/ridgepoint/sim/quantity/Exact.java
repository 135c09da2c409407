package org.ridgepoint.sim.quantity;

/**
 * Arithmetic on whole numbers that fails on overflow rather than wrap, and the one division that rounds up.
 *
 * <p>It lives in the lowest room so that every module that knows hardware shares it. {@code workloads} knows none of them
 * and has {@code Whole} for its shapes and files.
 */
public final class Exact {
    private Exact() {}

    /** The quotient rounded up, for a positive divisor. */
    public static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** The quotient rounded up, for a positive divisor. */
    public static int ceilDiv(int dividend, int divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** Bytes that so many elements of so many bits fill. */
    public static long bytes(long elements, int bits) {
        return ceilDiv(times(elements, bits), Byte.SIZE);
    }

    public static long times(long a, long b) {
        return Math.multiplyExact(a, b);
    }

    public static long times(long a, long b, long c) {
        return Math.multiplyExact(Math.multiplyExact(a, b), c);
    }

    public static long times(long a, long b, long c, long d) {
        return Math.multiplyExact(Math.multiplyExact(a, b), Math.multiplyExact(c, d));
    }

    /** Of two numbers that are not negative; zero is divided by all. */
    public static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    public static long leastCommonMultiple(long a, long b) {
        return times(a / greatestCommonDivisor(a, b), b);
    }
}
