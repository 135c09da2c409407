package org.ridgepoint.sim.memory.dram;

import org.HdrHistogram.Histogram;

/** Latencies in cycles: the short ones counted each by itself, which is quick, and handed to a histogram when asked for. */
final class LatencyCounts {
    private static final long LONGEST = 1L << 30;
    private static final int DIGITS = 3;
    private static final int SHORT = 2048; // those that a histogram of three digits keeps apart

    private final Histogram histogram =
            new Histogram(DIGITS); // it grows with what it holds: most channels never wait long
    private final long[] shortCounts = new long[SHORT];

    void record(long cycles) {
        if (cycles < SHORT) {
            shortCounts[(int) cycles]++;
        } else {
            histogram.recordValue(Math.min(LONGEST, cycles));
        }
    }

    /** All that were recorded so far. */
    Histogram histogram() {
        for (int cycles = 0; cycles < SHORT; cycles++) {
            if (shortCounts[cycles] > 0) {
                histogram.recordValueWithCount(cycles, shortCounts[cycles]);
                shortCounts[cycles] = 0;
            }
        }
        return histogram;
    }
}
