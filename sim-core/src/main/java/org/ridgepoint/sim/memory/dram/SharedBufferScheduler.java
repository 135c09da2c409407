package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;

/**
 * Serves the oldest waiting burst that can go, reads or, between the watermarks, writes.
 *
 * <p>A burst for which a row was opened leaves the buffer and waits at its bank; it goes before all others, and the row
 * is not closed before it went. With {@code ROW_HITS_FIRST} column commands go before row commands, and a row with
 * waiting hits of the present kind is not closed before the cap.
 */
final class SharedBufferScheduler implements CommandScheduler {
    private final BurstTable bursts;
    private final BankRows rows;
    private final BankTiming timing;
    private final DramPolicy policy;
    private final boolean rowHitsFirst;
    private final boolean oldestOnly;
    private final int[] openedFor;
    private long heldBanks;
    private boolean writing;
    private long bestSequence;
    private boolean bestIsColumn;

    SharedBufferScheduler(BurstTable bursts, BankRows rows, BankTiming timing, int banks, DramPolicy policy) {
        this.bursts = bursts;
        this.rows = rows;
        this.timing = timing;
        this.policy = policy;
        this.rowHitsFirst = policy.order() == DramPolicy.Order.ROW_HITS_FIRST;
        this.oldestOnly = policy.order() == DramPolicy.Order.OLDEST_ONLY;
        this.openedFor = new int[banks];
        Arrays.fill(openedFor, BurstTable.NONE);
    }

    @Override
    public void chooseOpened(long cycle, int buses, CommandChoice choice) {
        if ((buses & CommandChoice.COLUMN_BUS) == 0) {
            return;
        }
        startSearch();
        for (long left = heldBanks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            int slot = openedFor[bank];
            consider(columnCommand(bursts.type[slot]), bank, slot, cycle, choice);
        }
    }

    @Override
    public void choose(long cycle, int buses, long blockedBanks, CommandChoice choice) {
        turn();
        int type = writing ? BurstTable.WRITE : BurstTable.READ;
        long banks = rows.waitingBanks(type);
        if (oldestOnly) {
            banks = oldestBank(banks, type);
        }
        startSearch();
        for (long left = banks & ~blockedBanks; left != 0; left &= left - 1) {
            considerBank(Long.numberOfTrailingZeros(left), type, cycle, buses, choice);
        }
    }

    @Override
    public void opened(int slot) {
        rows.remove(slot);
        openedFor[bursts.bank[slot]] = slot;
        heldBanks |= 1L << bursts.bank[slot];
    }

    @Override
    public void moved(int slot) {
        int bank = bursts.bank[slot];
        if (openedFor[bank] == slot) {
            openedFor[bank] = BurstTable.NONE;
            heldBanks &= ~(1L << bank);
        } else {
            rows.remove(slot);
        }
    }

    @Override
    public long heldBanks() {
        return heldBanks;
    }

    private void turn() {
        int writes = rows.waiting(BurstTable.WRITE);
        int reads = rows.waiting(BurstTable.READ);
        if (writing) {
            writing = reads == 0 || writes > policy.writeLow();
        } else {
            writing = writes >= policy.writeHigh() || (reads == 0 && writes > 0 && writes >= policy.writeIdle());
        }
    }

    private void considerBank(int bank, int type, long cycle, int buses, CommandChoice choice) {
        int miss = rows.firstMiss(bank, type);
        if (!rows.isOpen(bank)) {
            if ((buses & CommandChoice.ROW_BUS) != 0) {
                consider(CommandChoice.ACTIVATE, bank, miss, cycle, choice);
            }
            return;
        }
        int hit = rows.firstHit(bank, type);
        if (hit != BurstTable.NONE && (buses & CommandChoice.COLUMN_BUS) != 0) {
            consider(columnCommand(type), bank, hit, cycle, choice);
        }
        if (miss != BurstTable.NONE && mayClose(bank, hit) && (buses & CommandChoice.ROW_BUS) != 0) {
            consider(CommandChoice.PRECHARGE, bank, miss, cycle, choice);
        }
    }

    private boolean mayClose(int bank, int hit) {
        if ((heldBanks >>> bank & 1) != 0) {
            return false;
        }
        return !rowHitsFirst || hit == BurstTable.NONE || rows.accesses(bank) >= policy.rowHitCap();
    }

    private void startSearch() {
        bestSequence = Long.MAX_VALUE;
        bestIsColumn = false;
    }

    private void consider(int command, int bank, int slot, long cycle, CommandChoice choice) {
        long earliest = timing.earliest(command, bank);
        if (earliest > cycle) {
            choice.lookAgainAt(earliest);
            return;
        }
        boolean isColumn = rowHitsFirst && (command == CommandChoice.READ || command == CommandChoice.WRITE);
        boolean isBetter = isColumn == bestIsColumn ? bursts.sequence[slot] < bestSequence : isColumn;
        if (isBetter) {
            bestSequence = bursts.sequence[slot];
            bestIsColumn = isColumn;
            choice.take(command, bank, slot);
        }
    }

    private long oldestBank(long banks, int type) {
        int oldest = BurstTable.NONE;
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            oldest = rows.older(oldest, rows.older(rows.firstHit(bank, type), rows.firstMiss(bank, type)));
        }
        return oldest == BurstTable.NONE || heldBanks != 0 ? 0 : 1L << bursts.bank[oldest];
    }

    private static int columnCommand(int type) {
        return type == BurstTable.READ ? CommandChoice.READ : CommandChoice.WRITE;
    }
}
