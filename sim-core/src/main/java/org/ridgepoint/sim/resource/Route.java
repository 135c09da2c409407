package org.ridgepoint.sim.resource;

import java.util.List;

/** The ports that a packet passes, in order. */
public final class Route {
    private final Port[] hops;

    public Route(List<Port> hops) {
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a route needs at least one hop");
        }
        this.hops = hops.toArray(new Port[0]);
    }

    public List<Port> hops() {
        return List.of(hops);
    }

    public int length() {
        return hops.length;
    }

    public Port hop(int index) {
        return hops[index];
    }
}
