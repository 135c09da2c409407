package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;

/**
 * Serves the banks' queues in turn: from the bank after the one served last, the first with a command that may issue.
 *
 * <p>Within a queue the oldest burst whose command may issue goes. A row is closed only for the oldest burst of the
 * queue, and only when no burst in it hits the row or the row has had its cap of accesses.
 */
final class BankQueueScheduler implements CommandScheduler {
    private static final int READ = BurstTable.READ;
    private static final int WRITE = BurstTable.WRITE;

    private final BurstTable bursts;
    private final BankRows rows;
    private final BankTiming timing;
    private int last;

    BankQueueScheduler(BurstTable bursts, BankRows rows, BankTiming timing) {
        this.bursts = bursts;
        this.rows = rows;
        this.timing = timing;
    }

    @Override
    public void chooseOpened(long cycle, CommandChoice choice) {
        // a row just opened has no special right here
    }

    @Override
    public void choose(long cycle, int buses, long blockedBanks, CommandChoice choice) {
        long activate = 0;
        long close = 0;
        if ((buses & CommandChoice.ROW_BUS) != 0) {
            long misses = misses() & ~blockedBanks;
            activate = timing.readyBanks(CommandChoice.ACTIVATE, misses & ~rows.openBanks(), cycle);
            close = timing.readyBanks(CommandChoice.PRECHARGE, closable(misses & rows.openBanks()), cycle);
        }
        long read = 0;
        long write = 0;
        if ((buses & CommandChoice.COLUMN_BUS) != 0) {
            read = timing.readyBanks(CommandChoice.READ, rows.hitBanks(READ) & ~blockedBanks, cycle);
            write = timing.readyBanks(CommandChoice.WRITE, rows.hitBanks(WRITE) & ~blockedBanks, cycle);
        }
        long ready = activate | close | read | write;
        if (ready == 0) {
            return;
        }
        long behind = ready & (-2L << last); // the banks with higher numbers; -2 shifted by 63 leaves none
        long bank = Long.lowestOneBit(behind != 0 ? behind : ready);
        if (((activate | close) & bank) != 0) {
            int command = (close & bank) != 0 ? CommandChoice.PRECHARGE : CommandChoice.ACTIVATE;
            choice.take(command, BurstTable.slot(oldestMiss(bank)));
        } else {
            long firstRead = rows.oldestHit(read & bank, READ);
            long firstWrite = rows.oldestHit(write & bank, WRITE);
            int command = firstRead < firstWrite ? CommandChoice.READ : CommandChoice.WRITE;
            choice.take(command, BurstTable.slot(Math.min(firstRead, firstWrite)));
        }
    }

    @Override
    public long noneBefore(int buses, long blockedBanks) {
        long soonest = Simulation.NEVER;
        if ((buses & CommandChoice.ROW_BUS) != 0) {
            long misses = misses() & ~blockedBanks;
            soonest = Math.min(
                    timing.noneBefore(CommandChoice.ACTIVATE, misses & ~rows.openBanks()),
                    timing.noneBefore(CommandChoice.PRECHARGE, closable(misses & rows.openBanks())));
        }
        if ((buses & CommandChoice.COLUMN_BUS) != 0) {
            soonest = Math.min(soonest, timing.noneBefore(CommandChoice.READ, rows.hitBanks(READ) & ~blockedBanks));
            soonest = Math.min(soonest, timing.noneBefore(CommandChoice.WRITE, rows.hitBanks(WRITE) & ~blockedBanks));
        }
        return soonest;
    }

    @Override
    public boolean isCrowded() {
        return Long.bitCount(misses() | rows.hitBanks(READ) | rows.hitBanks(WRITE)) > MANY_BANKS;
    }

    @Override
    public boolean plan(long from, CommandPlan plan) {
        return false;
    }

    @Override
    public void turn() {
        // reads and writes go as they come
    }

    @Override
    public void served(int bank) {
        last = bank;
    }

    @Override
    public void opened(int slot) {
        // it stays where it is
    }

    @Override
    public void moved(int slot) {
        rows.removeFirstHit(bursts.bank(slot), bursts.type(slot));
    }

    @Override
    public long heldBanks() {
        return 0;
    }

    /** Of the open banks with misses, those whose oldest burst is one, with no hit behind it or the cap reached. */
    private long closable(long banks) {
        long hits = rows.hitBanks(READ) | rows.hitBanks(WRITE);
        long closable = banks & ~hits;
        for (long left = banks & hits & rows.cappedBanks(); left != 0; left &= left - 1) {
            long bank = left & -left;
            long hit = Math.min(
                    rows.oldestHit(bank & rows.hitBanks(READ), READ),
                    rows.oldestHit(bank & rows.hitBanks(WRITE), WRITE));
            closable |= oldestMiss(bank) < hit ? bank : 0;
        }
        return closable;
    }

    private long misses() {
        return rows.missBanks(READ) | rows.missBanks(WRITE);
    }

    private long oldestMiss(long bank) {
        return Math.min(
                rows.oldestMiss(bank & rows.missBanks(READ), READ),
                rows.oldestMiss(bank & rows.missBanks(WRITE), WRITE));
    }
}
