package org.ridgepoint.sim.resource;

import org.ridgepoint.sim.quantity.Index;

/** Serves the lowest-numbered port that has a packet. The others starve while it always has one: see {@link PortUse}. */
public final class FixedPriorityArbiter implements Arbiter {
    @Override
    public int choose(Packet[] ports, int lastServed) {
        for (int port = 0; port < ports.length; port++) {
            if (ports[port] != null) {
                return port;
            }
        }
        return Index.NONE;
    }
}
