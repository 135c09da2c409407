package org.ridgepoint.sim.resource;

import java.util.List;

/** The ports that a packet passes, in order. */
public record Route(List<Port> hops) {
    public Route {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a route needs at least one hop");
        }
    }

    public int length() {
        return hops.size();
    }

    public Port hop(int index) {
        return hops.get(index);
    }
}
