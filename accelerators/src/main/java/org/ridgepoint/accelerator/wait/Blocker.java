package org.ridgepoint.accelerator.wait;

import org.ridgepoint.sim.account.StallCause;

/**
 * What an idle array is waiting for.
 *
 * <p>Where packets are on their way, each one's delivery charges the wait to the resources where it spent its time; what
 * is left, and waits without packets, goes to the blocker's own cause.
 */
public enum Blocker {
    /** Operands on their way from local SRAM into the array. */
    FEED(StallCause.LOCAL_SRAM, true),
    /** Packets from DRAM. */
    DRAM_IN(StallCause.DRAM_LATENCY, true),
    /** Packets from bulk to local SRAM. */
    FILL(StallCause.BUS, true),
    /** Packets with outputs. */
    DRAIN(StallCause.LOCAL_SRAM, true),
    BULK_ROOM(StallCause.BULK_SRAM, false),
    LOCAL_ROOM(StallCause.LOCAL_SRAM, false),
    DEPENDENCY(StallCause.DEPENDENCY, false),
    VECTOR(StallCause.VECTOR_UNIT, false),
    HOST(StallCause.HOST, false),
    TAIL(StallCause.TAIL, false);

    private final StallCause cause;
    private final boolean movesPackets;

    Blocker(StallCause cause, boolean movesPackets) {
        this.cause = cause;
        this.movesPackets = movesPackets;
    }

    StallCause cause() {
        return cause;
    }

    boolean movesPackets() {
        return movesPackets;
    }
}
