package org.ridgepoint.workload.work;

/** Whole numbers of shapes and files: the one division that rounds up, and the one Euclid. */
public final class Whole {
    private Whole() {}

    /** The quotient rounded up, for a positive divisor. */
    public static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** Of two numbers that are not negative; zero is divided by all. */
    static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
