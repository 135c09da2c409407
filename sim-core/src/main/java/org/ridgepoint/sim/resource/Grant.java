package org.ridgepoint.sim.resource;

/**
 * What a resource decided about one request, once: statistics, energy, stall causes and trace all read this.
 *
 * @param arrivedTick when the request reached the resource's queue
 * @param startTick when service began
 * @param freeTick when the resource can serve the next request
 * @param doneTick when the packet is at the far side: {@code freeTick} plus latency where it is stored and forwarded,
 *     earlier than {@code freeTick} where its head cuts through while its tail still follows
 * @param transferTicks how long, between arrival and done, the resource moved data at its full width for anybody;
 *     the rest of the wait is latency (row misses, refresh, turnaround, conflicts, pipeline)
 * @param blockedTicks how long, between arrival and start, the head of the queue could not go because the hop after
 *     this one had no place: back-pressure, which is not this resource's doing
 */
public record Grant(
        long arrivedTick, long startTick, long freeTick, long doneTick, long transferTicks, long blockedTicks) {
    public Grant {
        if (arrivedTick > startTick || startTick > freeTick || startTick > doneTick) {
            throw new IllegalArgumentException("grant times must not run backwards: " + arrivedTick + " " + startTick
                    + " " + freeTick + " " + doneTick);
        }
        if (blockedTicks < 0 || blockedTicks > startTick - arrivedTick) {
            throw new IllegalArgumentException(
                    "a request was blocked " + blockedTicks + " ticks of a wait of " + (startTick - arrivedTick));
        }
    }

    /** A grant without back-pressure. */
    public Grant(long arrivedTick, long startTick, long freeTick, long doneTick, long transferTicks) {
        this(arrivedTick, startTick, freeTick, doneTick, transferTicks, 0);
    }

    /** The same grant with the back-pressure that went before it. */
    Grant blockedFor(long ticks) {
        return ticks == blockedTicks
                ? this
                : new Grant(arrivedTick, startTick, freeTick, doneTick, transferTicks, ticks);
    }
}
