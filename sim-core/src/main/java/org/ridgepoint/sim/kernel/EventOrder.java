package org.ridgepoint.sim.kernel;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/** The order of events within a tick as one number: a rank of 4 bits, 0 first, above a sequence number. */
final class EventOrder {
    /** DSOL's highest priority, one above what models may use; it runs first. */
    static final short TOP_PRIORITY = SimEventInterface.MAX_PRIORITY + 1;

    /** No sequence number ever reaches 2^59. */
    static final int SEQUENCE_BITS = 59;

    private EventOrder() {}

    /** The first order of a priority, to which a sequence number is added. */
    static long first(int priority) {
        return (long) (TOP_PRIORITY - priority) << SEQUENCE_BITS;
    }

    /** The priority of an order. */
    static short priority(long order) {
        return (short) (TOP_PRIORITY - (order >>> SEQUENCE_BITS));
    }
}
