package org.ridgepoint.accelerator.wait;

import org.ridgepoint.accelerator.stage.Leg;
import org.ridgepoint.sim.account.StallCause;

/**
 * What an idle array is waiting for.
 *
 * <p>Where packets are on their way, each one's delivery charges the wait to the resources where it spent its time; what
 * is left, and waits without packets, goes to the blocker's own cause.
 */
enum Blocker {
    /** Operands on their way from local SRAM into the array. */
    FEED(StallCause.LOCAL_SRAM),
    /** Packets from DRAM. */
    LOAD(StallCause.DRAM_LATENCY),
    /** Packets from bulk to local SRAM. */
    FILL(StallCause.BUS),
    /** Packets with outputs. */
    DRAIN(StallCause.LOCAL_SRAM),
    BULK_ROOM(StallCause.BULK_SRAM),
    LOCAL_ROOM(StallCause.LOCAL_SRAM),
    DEPENDENCY(StallCause.DEPENDENCY),
    OTHER_CORES(StallCause.OTHER_CORES),
    VECTOR(StallCause.VECTOR_UNIT),
    HOST(StallCause.HOST),
    TAIL(StallCause.TAIL);

    private final StallCause cause;

    Blocker(StallCause cause) {
        this.cause = cause;
    }

    StallCause cause() {
        return cause;
    }

    /** The packets of a leg. */
    static Blocker of(Leg leg) {
        return switch (leg) {
            case LOAD -> LOAD;
            case FILL -> FILL;
            case DRAIN -> DRAIN;
            case HOST -> HOST;
        };
    }
}
