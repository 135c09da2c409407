package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;

/**
 * One level of on-chip SRAM, on the array's clock.
 *
 * @param capacity bytes in all banks together
 * @param banks banks, interleaved
 * @param bytesPerBankPerCycle width of a bank
 * @param ports physical ports, such as {@code 1rw}, {@code 1r1w} or {@code 2rw}
 * @param latency cycles from grant to data
 */
public record SramSpec(Bytes capacity, int banks, int bytesPerBankPerCycle, String ports, Cycles latency) {
    public SramSpec {
        if (capacity.bytes() <= 0) {
            throw new IllegalArgumentException("capacity must be positive, was " + capacity);
        }
        Positive.require("banks", banks);
        Positive.require("bytesPerBankPerCycle", bytesPerBankPerCycle);
    }

    /** Bytes per cycle with every bank at work. */
    public long bytesPerCycle() {
        return Math.multiplyExact((long) banks, (long) bytesPerBankPerCycle);
    }
}
