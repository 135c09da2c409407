package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.memory.SramPorts;
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
    private static final int MOST_BANKS = 65_536;
    private static final int WIDEST_BANK_BYTES = 65_536;

    public SramSpec {
        Positive.requireCapacity("capacity", capacity);
        Positive.requireUpTo("banks", banks, MOST_BANKS);
        Positive.requireUpTo("bytesPerBankPerCycle", bytesPerBankPerCycle, WIDEST_BANK_BYTES);
        SramPorts.of(ports);
    }

    /** Bytes per cycle with every bank at work. */
    public long bytesPerCycle() {
        return Math.multiplyExact((long) banks, (long) bytesPerBankPerCycle);
    }
}
