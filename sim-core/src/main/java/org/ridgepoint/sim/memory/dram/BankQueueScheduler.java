package org.ridgepoint.sim.memory.dram;

/**
 * Serves the banks' queues in turn: from the bank after the one served last, the first with a command that may issue.
 *
 * <p>Within a queue the oldest burst whose command may issue goes. A row is closed only for the oldest burst of the
 * queue, and only when no burst in it hits the row or the row has had its cap of accesses.
 */
final class BankQueueScheduler implements CommandScheduler {
    private final BankRows rows;
    private final BankTiming timing;
    private final int rowHitCap;
    private int last;

    BankQueueScheduler(BankRows rows, BankTiming timing, DramPolicy policy) {
        this.rows = rows;
        this.timing = timing;
        this.rowHitCap = policy.rowHitCap();
    }

    @Override
    public void chooseOpened(long cycle, int buses, CommandChoice choice) {
        // a row just opened has no special right here
    }

    @Override
    public void choose(long cycle, int buses, long blockedBanks, CommandChoice choice) {
        long banks = (rows.waitingBanks(BurstTable.READ) | rows.waitingBanks(BurstTable.WRITE)) & ~blockedBanks;
        long behind = banks & (-2L << last); // the banks with higher numbers; the shift of -2 by 63 leaves none
        if (!chooseAmong(behind, cycle, buses, choice)) {
            chooseAmong(banks & ~behind, cycle, buses, choice);
        }
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

    private boolean chooseAmong(long banks, long cycle, int buses, CommandChoice choice) {
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            if (chooseAt(bank, cycle, buses, choice)) {
                last = bank;
                return true;
            }
        }
        return false;
    }

    private boolean chooseAt(int bank, long cycle, int buses, CommandChoice choice) {
        int miss = rows.older(rows.firstMiss(bank, BurstTable.READ), rows.firstMiss(bank, BurstTable.WRITE));
        if (!rows.isOpen(bank)) {
            return offer(CommandChoice.ACTIVATE, bank, miss, cycle, buses, choice);
        }
        int read = rows.firstHit(bank, BurstTable.READ);
        int write = rows.firstHit(bank, BurstTable.WRITE);
        int hit = rows.older(read, write);
        boolean mayClose = hit == BurstTable.NONE || rows.accesses(bank) >= rowHitCap;
        if (mayClose
                && rows.older(hit, miss) == miss
                && offer(CommandChoice.PRECHARGE, bank, miss, cycle, buses, choice)) {
            return true;
        }
        boolean readIsOlder = hit == read;
        return offerColumn(readIsOlder ? read : write, readIsOlder, bank, cycle, buses, choice)
                || offerColumn(readIsOlder ? write : read, !readIsOlder, bank, cycle, buses, choice);
    }

    private boolean offerColumn(int slot, boolean isRead, int bank, long cycle, int buses, CommandChoice choice) {
        return offer(isRead ? CommandChoice.READ : CommandChoice.WRITE, bank, slot, cycle, buses, choice);
    }

    private boolean offer(int command, int bank, int slot, long cycle, int buses, CommandChoice choice) {
        int bus = command == CommandChoice.READ || command == CommandChoice.WRITE
                ? CommandChoice.COLUMN_BUS
                : CommandChoice.ROW_BUS;
        if (slot == BurstTable.NONE || (buses & bus) == 0) {
            return false;
        }
        long earliest = timing.earliest(command, bank);
        if (earliest > cycle) {
            choice.lookAgainAt(earliest);
            return false;
        }
        choice.take(command, bank, slot);
        return true;
    }
}
