package org.ridgepoint.sim.memory;

import java.util.ArrayDeque;
import java.util.List;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * The capacity of an SRAM as a ledger: what is taken, the most that ever was, and who waits for space.
 *
 * <p>Timing: capacity holds at every moment; the most taken and the history look at each tick as it ends, since the order
 * in which a tick's givers and takers come means nothing.
 */
public final class SramSpace {
    private final Simulation simulation;
    private final String name;
    private final long capacityBytes;
    private final ArrayDeque<Action> waiters = new ArrayDeque<>();
    private final OccupancyHistory history = new OccupancyHistory();
    private long occupiedBytes;
    private long highWaterBytes;
    private long changedTick;

    public SramSpace(Simulation simulation, String name, long capacityBytes) {
        if (capacityBytes <= 0) {
            throw new IllegalArgumentException(name + ": capacity must be positive, was " + capacityBytes + " bytes");
        }
        this.simulation = simulation;
        this.name = name;
        this.capacityBytes = capacityBytes;
    }

    /** Whether {@code bytes} more would fit now. */
    public boolean fits(long bytes) {
        return bytes <= capacityBytes - occupiedBytes;
    }

    /** Takes space; more than there is means that the plan was wrong. */
    public void allocate(long bytes) {
        requireAmount(bytes);
        if (!fits(bytes)) {
            throw new IllegalStateException(name + ": " + bytes + " bytes do not fit beside " + occupiedBytes + " of "
                    + capacityBytes + " taken");
        }
        settle();
        occupiedBytes += bytes;
    }

    /** Gives space back and wakes, in the order of asking, all who wait for it. */
    public void free(long bytes) {
        requireAmount(bytes);
        if (bytes > occupiedBytes) {
            throw new IllegalStateException(
                    name + ": " + bytes + " bytes freed, only " + occupiedBytes + " were taken");
        }
        settle();
        occupiedBytes -= bytes;
        int woken = waiters.size();
        for (int i = 0; i < woken && !waiters.isEmpty(); i++) {
            waiters.remove().fire(); // may free more itself, and so wake those behind it
        }
    }

    /** Wakes {@code waiter} once, when space is freed; it must look again whether that is enough. */
    public void whenFreed(Action waiter) {
        if (!waiters.contains(waiter)) {
            waiters.add(waiter);
        }
    }

    public String name() {
        return name;
    }

    public long capacityBytes() {
        return capacityBytes;
    }

    public long occupiedBytes() {
        return occupiedBytes;
    }

    /** The most that was ever taken as a tick ended. */
    public long highWaterBytes() {
        return Math.max(highWaterBytes, occupiedBytes);
    }

    /** Occupancy over time: the most taken in each of at most {@link OccupancyHistory#MOST_SAMPLES} equal slices of time. */
    public List<OccupancyHistory.Sample> samples() {
        history.note(changedTick, occupiedBytes);
        return history.samples();
    }

    /** Before a change: a tick that is over by now has left what is taken. */
    private void settle() {
        if (simulation.now() > changedTick) {
            highWaterBytes = Math.max(highWaterBytes, occupiedBytes);
            history.note(changedTick, occupiedBytes);
            changedTick = simulation.now();
        }
    }

    private void requireAmount(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(name + ": bytes must not be negative, was " + bytes);
        }
    }
}
