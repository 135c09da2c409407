package org.ridgepoint.sim.interconnect;

import java.util.ArrayList;
import java.util.List;

/**
 * A ring with links both ways: packets take the shorter way round, upwards when both are equal.
 *
 * <p>A packet that has passed the link between the last node and node 0 waits in lane 1 from then on. No way is long
 * enough to come to that link twice, so queues have an order and the ring cannot deadlock.
 */
public record Ring(int nodes) implements Topology {
    public Ring {
        if (nodes <= 1) {
            throw new IllegalArgumentException("a ring needs at least 2 nodes, had " + nodes);
        }
    }

    @Override
    public List<Hop> steps(int from, int to) {
        List<Hop> steps = new ArrayList<>();
        int up = Math.floorMod(to - from, nodes);
        int direction = 2 * up <= nodes ? 1 : -1;
        int lane = 0;
        for (int node = from; node != to; ) {
            int next = Math.floorMod(node + direction, nodes);
            steps.add(new Hop(next, lane));
            if (next != node + direction) {
                lane = 1;
            }
            node = next;
        }
        return steps;
    }
}
