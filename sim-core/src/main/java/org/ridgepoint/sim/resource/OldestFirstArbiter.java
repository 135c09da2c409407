package org.ridgepoint.sim.resource;

import org.ridgepoint.sim.quantity.Index;

/**
 * Serves the packet that was issued first, wherever it has been since: age-based arbitration. Of equally old ones, the
 * next port in turn.
 */
public final class OldestFirstArbiter implements Arbiter {
    @Override
    public int choose(Packet[] ports, int lastServed) {
        int oldest = Index.NONE;
        for (int i = 1; i <= ports.length; i++) {
            int port = Math.floorMod(lastServed + i, ports.length);
            if (ports[port] != null && (oldest == Index.NONE || issuedAt(ports[port]) < issuedAt(ports[oldest]))) {
                oldest = port;
            }
        }
        return oldest;
    }

    private static long issuedAt(Packet packet) {
        return packet.request().issuedAtTick();
    }
}
