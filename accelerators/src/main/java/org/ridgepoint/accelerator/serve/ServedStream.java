package org.ridgepoint.accelerator.serve;

import org.ridgepoint.accelerator.machine.InstalledNetwork;

/**
 * A stream of requests to one network.
 *
 * @param network with a plan for each number of requests up to {@code most}
 * @param arrivals when requests come
 * @param requests at most so many
 * @param priority who goes first when a core is free: the highest
 * @param most requests that a core works off at once
 * @param waitTicks for which a request may wait for others to be worked off with
 */
public record ServedStream(
        InstalledNetwork network, Arrivals arrivals, long requests, int priority, int most, long waitTicks) {
    /** One request, and nothing beside it. */
    public ServedStream once() {
        return new ServedStream(network, Arrivals.closed(1), 1, priority, 1, 0);
    }

    /** The same network, of which nobody asks anything. */
    public ServedStream silent() {
        return new ServedStream(network, arrivals, 0, priority, most, waitTicks);
    }
}
