package org.ridgepoint.sim.compute;

/** Integer arithmetic on loop bounds that fails on overflow rather than wrap. */
final class Exact {
    private Exact() {}

    static long ceilDiv(long dividend, long divisor) {
        return Math.floorDiv(dividend, divisor) + (Math.floorMod(dividend, divisor) == 0 ? 0 : 1);
    }

    static long times(long a, long b) {
        return Math.multiplyExact(a, b);
    }

    static long times(long a, long b, long c) {
        return Math.multiplyExact(Math.multiplyExact(a, b), c);
    }

    static long times(long a, long b, long c, long d) {
        return Math.multiplyExact(Math.multiplyExact(a, b), Math.multiplyExact(c, d));
    }

    static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
