package org.ridgepoint.sim.interconnect;

import java.util.List;

/**
 * Which links a network has and which way packets go: a pure function of the two ends.
 *
 * <p>To be free of deadlock, the queues that packets wait in, each a link with a lane, must have an order in which every
 * packet passes them.
 */
public interface Topology {
    /** Nodes, numbered from 0. */
    int nodes();

    /** The links from one node to another, in order; empty from a node to itself. */
    List<Hop> steps(int from, int to);

    /**
     * One link on the way.
     *
     * @param node at the link's far end
     * @param lane virtual channel in which the packet waits for the link
     */
    record Hop(int node, int lane) {}
}
