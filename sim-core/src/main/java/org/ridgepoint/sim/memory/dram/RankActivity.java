package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;

/**
 * How long each rank was in which state of standby, for its background energy.
 *
 * <p>Between two commands to a rank its state does not change but for power-down, which begins some idle cycles after the
 * last command; so one sum a command is enough, and without power-down one whenever the first bank opens or the last one closes.
 */
final class RankActivity {
    private static final int ACTIVE = 0;
    private static final int PRECHARGED = 1;
    private static final int ACTIVE_DOWN = 2;
    private static final int PRECHARGED_DOWN = 3;

    private final long powerDownAfter;
    private final long[] lastCommand;
    private final boolean[] open;
    private final long[] cycles = new long[4];

    RankActivity(int ranks, long powerDownAfter) {
        this.powerDownAfter = powerDownAfter;
        this.lastCommand = new long[ranks];
        this.open = new boolean[ranks];
    }

    /** Whether a command (by ordinal) may end a state: if ranks power down any, else one that opens or closes rows. */
    boolean heeds(int command) {
        return command != CommandChoice.READ && command != CommandChoice.WRITE || powerDownAfter != Simulation.NEVER;
    }

    /** A command to a rank, after which some bank of it is open or none is. */
    void command(int rank, long cycle, boolean anyOpen) {
        if (anyOpen != open[rank] || powerDownAfter != Simulation.NEVER) {
            settle(rank, cycle);
            open[rank] = anyOpen;
        }
    }

    /** Whether the rank has powered down by a cycle. */
    boolean isDown(int rank, long cycle) {
        return cycle - lastCommand[rank] > powerDownAfter;
    }

    /** The cycles in each state so far. */
    long[] mark() {
        return cycles.clone();
    }

    /**
     * What came since a mark comes so many times more, and takes so many cycles. Without power-down no state changes in
     * that time, and the next sum counts it.
     */
    void repeat(long[] mark, long times, long passedCycles) {
        if (powerDownAfter == Simulation.NEVER) {
            return;
        }
        for (int state = 0; state < cycles.length; state++) {
            cycles[state] += times * (cycles[state] - mark[state]);
        }
        for (int rank = 0; rank < lastCommand.length; rank++) {
            lastCommand[rank] += passedCycles;
        }
    }

    /** Counts all ranks up to a cycle. */
    void settleAll(long cycle) {
        for (int rank = 0; rank < lastCommand.length; rank++) {
            settle(rank, cycle);
        }
    }

    /** What all ranks have spent up to a cycle; looking changes nothing. */
    DramCounters.RankStandby standbyUntil(long cycle) {
        RankActivity copy = new RankActivity(lastCommand.length, powerDownAfter);
        System.arraycopy(lastCommand, 0, copy.lastCommand, 0, lastCommand.length);
        System.arraycopy(open, 0, copy.open, 0, open.length);
        System.arraycopy(cycles, 0, copy.cycles, 0, cycles.length);
        copy.settleAll(cycle);
        return new DramCounters.RankStandby(
                copy.activeCycles(), copy.prechargedCycles(), copy.activeDownCycles() + copy.prechargedDownCycles());
    }

    long activeCycles() {
        return cycles[ACTIVE];
    }

    long prechargedCycles() {
        return cycles[PRECHARGED];
    }

    long activeDownCycles() {
        return cycles[ACTIVE_DOWN];
    }

    long prechargedDownCycles() {
        return cycles[PRECHARGED_DOWN];
    }

    private void settle(int rank, long cycle) {
        long elapsed = cycle - lastCommand[rank];
        if (elapsed <= 0) {
            return;
        }
        long awake = Math.min(elapsed, powerDownAfter);
        cycles[open[rank] ? ACTIVE : PRECHARGED] += awake;
        cycles[open[rank] ? ACTIVE_DOWN : PRECHARGED_DOWN] += elapsed - awake;
        lastCommand[rank] = cycle;
    }
}
