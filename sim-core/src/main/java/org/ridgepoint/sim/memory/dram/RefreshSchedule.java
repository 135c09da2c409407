package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * When which banks of a channel are due for refresh, and how many refreshes are behind.
 *
 * <p>Timing: every rank is refreshed each tREFI, at once or in turns; refreshes of one bank (or of one bank in each
 * group) divide tREFI among themselves.
 */
final class RefreshSchedule {
    private final int ranks;
    private final int turns;
    private final int banksPerRank;
    private final int banksPerGroup;
    private final DramPolicy.Refresh kind;
    private final long interval;
    private final int perInterval;
    private long nextDue;
    private long done;
    private int due;
    private int firstBank;
    private long banks;

    RefreshSchedule(DramStandard standard, DramGeometry geometry, DramPolicy policy) {
        this.ranks = geometry.ranks();
        this.banksPerRank = geometry.banksPerRank();
        this.banksPerGroup = geometry.banksPerGroup();
        this.kind = policy.refresh();
        this.turns = switch (kind) {
            case NONE, ALL_BANKS -> 1;
            case PER_BANK -> banksPerRank;
            case SAME_BANK -> banksPerGroup;
        };
        this.perInterval = policy.refreshStaggered() ? 1 : ranks;
        this.interval = Math.max(1, standard.timing("tREFI") / (turns * (policy.refreshStaggered() ? ranks : 1)));
        this.nextDue = kind == DramPolicy.Refresh.NONE ? Simulation.NEVER : interval;
        aim();
    }

    /** When the next refresh falls due. */
    long nextDue() {
        return nextDue;
    }

    /** Notes what has fallen due up to a cycle. */
    void advance(long cycle) {
        while (nextDue <= cycle) {
            due += perInterval;
            nextDue += interval;
        }
    }

    /** Cycles in which every bank falls due once. */
    long roundCycles() {
        return interval * turns * (ranks / perInterval);
    }

    /** All that falls due in so many rounds has gone out in time. */
    void pass(long rounds) {
        done += rounds * ranks * turns;
        nextDue += rounds * roundCycles();
    }

    boolean isDue() {
        return due > 0;
    }

    /** The command of the oldest refresh that is due. */
    DramCommand command() {
        return switch (kind) {
            case NONE, ALL_BANKS -> DramCommand.REFRESH_ALL;
            case PER_BANK -> DramCommand.REFRESH_BANK;
            case SAME_BANK -> DramCommand.REFRESH_SAME_BANK;
        };
    }

    /** The first bank that the oldest due refresh covers. */
    int firstBank() {
        return firstBank;
    }

    /** The banks that the oldest due refresh covers, as a bit set. */
    long banks() {
        return banks;
    }

    /** Whether it covers every bank of its rank. */
    boolean coversRank() {
        return kind == DramPolicy.Refresh.ALL_BANKS;
    }

    /** The oldest due refresh has gone out. */
    void issued() {
        due--;
        done++;
        aim();
    }

    private void aim() {
        int rank = (int) (done % ranks);
        int turn = (int) (done / ranks % turns);
        firstBank = rank * banksPerRank + turn;
        int step = switch (kind) {
            case NONE, ALL_BANKS -> 1;
            case PER_BANK -> banksPerRank;
            case SAME_BANK -> banksPerGroup;
        };
        banks = 0;
        for (int bank = firstBank; bank < (rank + 1) * banksPerRank; bank += step) {
            banks |= 1L << bank;
        }
    }
}
