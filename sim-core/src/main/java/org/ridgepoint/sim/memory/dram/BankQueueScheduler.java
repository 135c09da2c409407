package org.ridgepoint.sim.memory.dram;

/**
 * Serves the banks' queues in turn: from the bank after the one served last, the first with a command that may issue.
 *
 * <p>Within a queue the oldest burst whose command may issue goes. A row is closed only for the oldest burst of the
 * queue, and only when no burst in it hits the row or the row has had its cap of accesses.
 */
final class BankQueueScheduler implements CommandScheduler {
    private static final int READ = BurstTable.READ;
    private static final int WRITE = BurstTable.WRITE;

    private final BankRows rows;
    private final BankTiming timing;
    private int last;

    BankQueueScheduler(BankRows rows, BankTiming timing) {
        this.rows = rows;
        this.timing = timing;
    }

    @Override
    public void chooseOpened(long cycle, int buses, CommandChoice choice) {
        // a row just opened has no special right here
    }

    @Override
    public void choose(long cycle, int buses, long blockedBanks, CommandChoice choice) {
        long activate = 0;
        long close = 0;
        if ((buses & CommandChoice.ROW_BUS) != 0) {
            long misses = (rows.missBanks(READ) | rows.missBanks(WRITE)) & ~blockedBanks;
            activate = timing.readyBanks(CommandChoice.ACTIVATE, misses & ~rows.openBanks(), cycle, choice);
            close = timing.readyBanks(CommandChoice.PRECHARGE, closable(misses & rows.openBanks()), cycle, choice);
        }
        long read = 0;
        long write = 0;
        if ((buses & CommandChoice.COLUMN_BUS) != 0) {
            read = timing.readyBanks(CommandChoice.READ, rows.hitBanks(READ) & ~blockedBanks, cycle, choice);
            write = timing.readyBanks(CommandChoice.WRITE, rows.hitBanks(WRITE) & ~blockedBanks, cycle, choice);
        }
        long ready = activate | close | read | write;
        if (ready == 0) {
            return;
        }
        long behind = ready & (-2L << last); // the banks with higher numbers; -2 shifted by 63 leaves none
        int first = Long.numberOfTrailingZeros(behind != 0 ? behind : ready);
        long bank = 1L << first;
        if (((activate | close) & bank) != 0) {
            int command = (close & bank) != 0 ? CommandChoice.PRECHARGE : CommandChoice.ACTIVATE;
            choice.take(command, first, rows.older(rows.firstMiss(first, READ), rows.firstMiss(first, WRITE)));
        } else {
            int firstRead = (read & bank) != 0 ? rows.firstHit(first, READ) : BurstTable.NONE;
            int firstWrite = (write & bank) != 0 ? rows.firstHit(first, WRITE) : BurstTable.NONE;
            int slot = rows.older(firstRead, firstWrite);
            choice.take(slot == firstRead ? CommandChoice.READ : CommandChoice.WRITE, first, slot);
        }
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
        rows.remove(slot);
    }

    @Override
    public long heldBanks() {
        return 0;
    }

    @Override
    public long waitingBanks() {
        return rows.missBanks(READ) | rows.missBanks(WRITE) | rows.hitBanks(READ) | rows.hitBanks(WRITE);
    }

    /** Of the open banks with misses, those whose oldest burst is one, with no hit behind it or the cap reached. */
    private long closable(long banks) {
        long hits = rows.hitBanks(READ) | rows.hitBanks(WRITE);
        long closable = banks & ~hits;
        for (long left = banks & hits & rows.cappedBanks(); left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            int hit = rows.older(rows.firstHit(bank, READ), rows.firstHit(bank, WRITE));
            int miss = rows.older(rows.firstMiss(bank, READ), rows.firstMiss(bank, WRITE));
            if (rows.older(hit, miss) == miss) {
                closable |= 1L << bank;
            }
        }
        return closable;
    }
}
