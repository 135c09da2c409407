package org.ridgepoint.sim.resource;

import org.ridgepoint.sim.quantity.Index;

/** Serves the ports in turn, skipping those that have nothing. */
public final class RoundRobinArbiter implements Arbiter {
    @Override
    public int choose(Packet[] ports, int lastServed) {
        for (int i = 1; i <= ports.length; i++) {
            int port = Math.floorMod(lastServed + i, ports.length);
            if (ports[port] != null) {
                return port;
            }
        }
        return Index.NONE;
    }
}
