package org.ridgepoint.sim.resource;

import java.util.List;

/** The ports that a packet passes, in order. */
public final class Route {
    private final Port[] hops;
    private final int owner;

    public Route(List<Port> hops) {
        this(hops, 0);
    }

    /** A route that is one owner's, by number: of resources that several share each says whom it works for. */
    public Route(List<Port> hops, int owner) {
        this.owner = owner;
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a route needs at least one hop");
        }
        this.hops = hops.toArray(new Port[0]);
    }

    public List<Port> hops() {
        return List.of(hops);
    }

    /** Whose packets take it. */
    public int owner() {
        return owner;
    }

    public int length() {
        return hops.length;
    }

    public Port hop(int index) {
        return hops[index];
    }
}
