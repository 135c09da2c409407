package org.ridgepoint.accelerator.hardware;

import java.util.List;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

/**
 * Deals addresses out over DRAM channels, and those of each channel over the places on chip that its routes lead to.
 *
 * @param interleave deals addresses out
 * @param routes by channel, then by place
 */
record ChannelRouter(ChannelInterleave interleave, List<List<Route>> routes) implements Router {
    ChannelRouter {
        routes = routes.stream().map(List::copyOf).toList();
    }

    @Override
    public Route routeFor(long address, long bytes) {
        List<Route> places = routes.get(interleave.channel(address));
        return places.get((int) (interleave.addressWithin(address) / interleave.granuleBytes() % places.size()));
    }

    @Override
    public List<Route> choices() {
        return routes.stream().flatMap(List::stream).toList();
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
