package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** The last few activates of each rank, of which a rule allows only so many in so many cycles. */
final class ActivateWindow {
    private final int depth;
    private final int cycles;
    private final long[] free;
    private final int[] next;

    private ActivateWindow(int ranks, int depth, int cycles) {
        this.depth = depth;
        this.cycles = cycles;
        this.free = new long[ranks * depth];
        this.next = new int[ranks];
    }

    static ActivateWindow[] of(DramStandard standard, int ranks) {
        return standard.rules().stream()
                .filter(rule -> rule.window().orElse(1) > 1)
                .map(rule -> new ActivateWindow(ranks, rule.window().get(), standard.cycles(rule)))
                .toArray(ActivateWindow[]::new);
    }

    /** Notes an activate and returns the first cycle at which the window lets another pass. */
    long note(int rank, long cycle) {
        int first = rank * depth;
        int at = next[rank];
        free[first + at] = cycle + cycles;
        at = at + 1 == depth ? 0 : at + 1;
        next[rank] = at;
        return free[first + at];
    }
}
