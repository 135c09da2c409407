package org.ridgepoint.sim.resource;

import java.util.List;

/** Which way the bytes at an address go: for instance to the DRAM channel that holds them. */
@FunctionalInterface
public interface Router {
    /** Bytes to a boundary where there is none. */
    long NO_BOUNDARY = Long.MAX_VALUE;

    /** The route of a packet of {@code bytes} bytes from {@code address} on, all on one side of any boundary. */
    Route routeFor(long address, long bytes);

    /** Every route that it may choose; one, unless it says otherwise. */
    default List<Route> choices() {
        return List.of(routeFor(0, 1));
    }

    /** Bytes from {@code address} to the next boundary at which the route changes, or {@link #NO_BOUNDARY}. */
    default long bytesToBoundary(long address) {
        return NO_BOUNDARY;
    }

    /** Where {@code address} lies in the memory that its route leads to; the same, unless addresses are dealt out. */
    default long addressWithin(long address) {
        return address;
    }
}
