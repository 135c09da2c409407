package org.ridgepoint.sim.kernel;

/** The order of things within one tick: what ends comes first, then what that frees, then what arrives, then choices, then onlookers. */
public enum Phase {
    /** Work that ends at this tick. */
    COMPLETE,
    /** Places that become free at this tick, where somebody waits for one. */
    RELEASE,
    /** Requests that reach a queue at this tick. */
    ARRIVE,
    /** Choices among everything that has arrived. */
    ARBITRATE,
    /** Readers that change nothing. */
    OBSERVE
}
