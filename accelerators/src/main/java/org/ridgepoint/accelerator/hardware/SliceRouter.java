package org.ridgepoint.accelerator.hardware;

import java.util.List;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

/** Deals granules out over the slices of local SRAM, each with a route of its own. */
record SliceRouter(long granuleBytes, List<Route> routes) implements Router {
    SliceRouter {
        routes = List.copyOf(routes);
    }

    @Override
    public Route routeFor(long address, long bytes) {
        return routes.get((int) (address / granuleBytes % routes.size()));
    }

    @Override
    public List<Route> choices() {
        return routes;
    }

    @Override
    public long bytesToBoundary(long address) {
        return routes.size() == 1 ? NO_BOUNDARY : granuleBytes - address % granuleBytes;
    }
}
