package org.ridgepoint.sim.memory.dram;

/**
 * The data pins of a channel: when they moved data, and why they stood still in between.
 *
 * <p>Bursts come in the order of their data. The last few are remembered, so that the busy cycles before a cycle in the
 * recent past can be told.
 */
final class DataBus {
    private static final int REMEMBERED = 64; // a power of two

    private final int burstCycles;
    private final long[] ends = new long[REMEMBERED];
    private final long[] stillCycles = new long[DramCause.values().length];
    private long bursts;
    private long lastEnd;

    DataBus(int burstCycles) {
        this.burstCycles = burstCycles;
    }

    /** The end of the last burst's data. */
    long lastEnd() {
        return lastEnd;
    }

    /** Notes a burst whose data end at a cycle. */
    void move(long end) {
        ends[(int) bursts & (REMEMBERED - 1)] = end;
        bursts++;
        lastEnd = end;
    }

    void stoodStill(DramCause cause, long cycles) {
        stillCycles[cause.ordinal()] += cycles;
    }

    long stillCycles(DramCause cause) {
        return stillCycles[cause.ordinal()];
    }

    /** Cycles in which data moved or will move for the bursts so far. */
    long busyCycles() {
        return bursts * burstCycles;
    }

    /** Cycles before {@code cycle} in which data moved; bursts still to be decided lie after it. */
    long busyCyclesBefore(long cycle) {
        long busy = busyCycles();
        for (long i = bursts - 1; i >= 0 && i >= bursts - REMEMBERED; i--) {
            long end = ends[(int) i & (REMEMBERED - 1)];
            if (end <= cycle) {
                break;
            }
            busy -= Math.min(burstCycles, end - cycle);
        }
        return busy;
    }
}
