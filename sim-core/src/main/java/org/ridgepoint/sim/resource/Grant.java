package org.ridgepoint.sim.resource;

/**
 * What a resource decided about one request, once: statistics, energy, stall causes and trace all read this.
 *
 * @param arrivedTick when the request reached the resource's queue
 * @param startTick when service began
 * @param freeTick when the resource can serve the next request
 * @param doneTick when the data is at the far side ({@code freeTick} plus latency)
 * @param transferTicks how long, between arrival and done, the resource moved data at its full width for anybody;
 *     the rest of the wait is latency (row misses, refresh, turnaround, conflicts, pipeline)
 */
public record Grant(long arrivedTick, long startTick, long freeTick, long doneTick, long transferTicks) {
    public Grant {
        if (arrivedTick > startTick || startTick > freeTick || freeTick > doneTick) {
            throw new IllegalArgumentException("grant times must not run backwards: " + arrivedTick + " " + startTick
                    + " " + freeTick + " " + doneTick);
        }
    }
}
