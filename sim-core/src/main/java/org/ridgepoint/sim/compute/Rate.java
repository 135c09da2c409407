package org.ridgepoint.sim.compute;

import org.ridgepoint.sim.quantity.Exact;

/**
 * Operations that one lane makes in a number of cycles: 1/1 for int8 on most arrays, 1/2 where bf16 runs at half rate,
 * 2/1 where int4 runs twice as fast.
 *
 * @param operations operations of one lane
 * @param cycles cycles they take together
 */
public record Rate(int operations, int cycles) {
    /** One operation per lane and cycle. */
    static final Rate FULL = new Rate(1, 1);

    public Rate {
        if (operations <= 0 || cycles <= 0) {
            throw new IllegalArgumentException(
                    "rate must be positive, was " + operations + " operations in " + cycles + " cycles");
        }
    }

    /** Whole cycles that one lane needs for so many operations, rounded up. */
    long cyclesFor(long laneOperations) {
        return Exact.ceilDiv(Math.multiplyExact(laneOperations, (long) cycles), operations);
    }
}
