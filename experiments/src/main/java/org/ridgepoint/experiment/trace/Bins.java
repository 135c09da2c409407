package org.ridgepoint.experiment.trace;

import java.util.Arrays;
import java.util.List;

/** Amounts of several kinds over time, in bins of equal length, which double whenever time outgrows them. */
final class Bins {
    /** Most bins kept. */
    static final int MOST = 256;

    private static final long FIRST_TICKS = 1_000_000_000;

    private final long[][] amounts;
    private long binTicks = FIRST_TICKS;
    private int used;

    Bins(int kinds) {
        amounts = new long[kinds][MOST];
    }

    void add(int kind, long tick, long amount) {
        while (tick / binTicks >= MOST) {
            halve();
        }
        int bin = (int) (tick / binTicks);
        amounts[kind][bin] += amount;
        used = Math.max(used, bin + 1);
    }

    long binTicks() {
        return binTicks;
    }

    /** The amounts of a kind, from the first bin to the last in which anything of any kind is. */
    List<Long> of(int kind) {
        return Arrays.stream(amounts[kind]).limit(used).boxed().toList();
    }

    private void halve() {
        for (long[] kind : amounts) {
            for (int i = 0; i < MOST / 2; i++) {
                kind[i] = kind[2 * i] + kind[2 * i + 1];
            }
            Arrays.fill(kind, MOST / 2, MOST, 0);
        }
        used = (used + 1) / 2;
        binTicks = Math.multiplyExact(binTicks, 2);
    }
}
