package org.ridgepoint.sim.resource;

import org.ridgepoint.sim.quantity.Index;

/** A pure choice among the ports that have a packet ready; what it must remember, it learns in {@link #served}. */
public interface Arbiter {
    /**
     * The port to serve next.
     *
     * @param ports candidates by port number, null where a port has nothing that can go
     * @param lastServed the port served last, or {@link Index#NONE} before the first
     * @return a port number, or {@link Index#NONE} where all are null
     */
    int choose(Packet[] ports, int lastServed);

    /** Learns that {@code chosen} is being served, before the next choice; {@code ports} as they were at the choice. */
    default void served(Packet[] ports, int chosen) {}
}
