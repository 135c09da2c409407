package org.ridgepoint.sim.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * How full a memory was over time, in bounded space: the peak of each of equal slices, which double in length whenever
 * time outgrows them.
 */
public final class OccupancyHistory {
    /** Most samples kept. */
    public static final int MOST_SAMPLES = 1024;

    private static final long FIRST_SLICE_TICKS = 1_000_000;

    /** The most bytes taken in the slice that begins at {@code tick}. */
    public record Sample(long tick, long peakBytes) {}

    private final long[] peaks = new long[MOST_SAMPLES];
    private long sliceTicks = FIRST_SLICE_TICKS;
    private int slice;
    private long occupiedBytes;

    OccupancyHistory() {}

    /** Notes that from {@code tick} on {@code bytes} are taken. Ticks never decrease. */
    void note(long tick, long bytes) {
        while (tick / sliceTicks >= MOST_SAMPLES) {
            halve();
        }
        int reached = (int) (tick / sliceTicks);
        while (slice < reached) {
            slice++;
            peaks[slice] = occupiedBytes;
        }
        occupiedBytes = bytes;
        peaks[slice] = Math.max(peaks[slice], bytes);
    }

    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i <= slice; i++) {
            samples.add(new Sample(i * sliceTicks, peaks[i]));
        }
        return samples;
    }

    private void halve() {
        for (int i = 0; i < MOST_SAMPLES / 2; i++) {
            peaks[i] = Math.max(peaks[2 * i], peaks[2 * i + 1]);
        }
        for (int i = MOST_SAMPLES / 2; i < MOST_SAMPLES; i++) {
            peaks[i] = 0;
        }
        slice /= 2;
        sliceTicks = Math.multiplyExact(sliceTicks, 2);
    }
}
