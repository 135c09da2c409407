package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.ridgepoint.sim.memory.dram.ChannelInterleave;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

/** Deals addresses out over DRAM channels, each with a route of its own. */
record ChannelRouter(ChannelInterleave interleave, List<Route> routes) implements Router {
    ChannelRouter {
        routes = List.copyOf(routes);
    }

    @Override
    public Route routeFor(long address, long bytes) {
        return routes.get(interleave.channel(address));
    }

    @Override
    public long bytesToBoundary(long address) {
        return interleave.granuleBytes() - address % interleave.granuleBytes();
    }

    @Override
    public long addressWithin(long address) {
        return interleave.addressWithin(address);
    }
}
