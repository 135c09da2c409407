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
    private static final int READ = BurstTable.READ;
    private static final int WRITE = BurstTable.WRITE;

    private final BurstTable bursts;
    private final BankRows rows;
    private final BankTiming timing;
    private final DramPolicy policy;
    private final boolean rowHitsFirst;
    private final boolean oldestOnly;
    private final int[] openedFor;
    private final long[] heldBanks = new long[2];
    private boolean writing;

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
        long reads = timing.readyHeldBanks(CommandChoice.READ, heldBanks[READ], cycle, choice);
        long writes = timing.readyHeldBanks(CommandChoice.WRITE, heldBanks[WRITE], cycle, choice);
        int oldest = BurstTable.NONE;
        for (long left = reads | writes; left != 0; left &= left - 1) {
            oldest = rows.older(oldest, openedFor[Long.numberOfTrailingZeros(left)]);
        }
        if (oldest != BurstTable.NONE) {
            choice.take(columnCommand(bursts.type[oldest]), bursts.bank[oldest], oldest);
        }
    }

    @Override
    public void choose(long cycle, int buses, long blockedBanks, CommandChoice choice) {
        turn();
        int type = writing ? WRITE : READ;
        long banks = oldestOnly ? oldestBank(type) & ~blockedBanks : ~blockedBanks;
        if ((buses & CommandChoice.COLUMN_BUS) != 0) {
            long hits = timing.readyBanks(columnCommand(type), rows.hitBanks(type) & banks, cycle, choice);
            chooseOldest(hits, true, type, columnCommand(type), choice);
        }
        if ((buses & CommandChoice.ROW_BUS) == 0 || (choice.isMade() && rowHitsFirst)) {
            return;
        }
        long misses = rows.missBanks(type) & banks;
        long closed = misses & ~rows.openBanks();
        chooseOldest(
                timing.readyBanks(CommandChoice.ACTIVATE, closed, cycle, choice),
                false,
                type,
                CommandChoice.ACTIVATE,
                choice);
        long closable = misses & rows.openBanks() & ~heldBanks();
        if (rowHitsFirst) {
            closable &= ~rows.hitBanks(type) | rows.cappedBanks();
        }
        chooseOldest(
                timing.readyBanks(CommandChoice.PRECHARGE, closable, cycle, choice),
                false,
                type,
                CommandChoice.PRECHARGE,
                choice);
    }

    @Override
    public void served(int bank) {
        // age alone decides
    }

    @Override
    public void opened(int slot) {
        rows.remove(slot);
        openedFor[bursts.bank[slot]] = slot;
        heldBanks[bursts.type[slot]] |= 1L << bursts.bank[slot];
    }

    @Override
    public void moved(int slot) {
        int bank = bursts.bank[slot];
        if (openedFor[bank] == slot) {
            openedFor[bank] = BurstTable.NONE;
            heldBanks[bursts.type[slot]] &= ~(1L << bank);
        } else {
            rows.remove(slot);
        }
    }

    @Override
    public long heldBanks() {
        return heldBanks[READ] | heldBanks[WRITE];
    }

    @Override
    public long waitingBanks() {
        return heldBanks() | rows.missBanks(READ) | rows.missBanks(WRITE) | rows.hitBanks(READ) | rows.hitBanks(WRITE);
    }

    private void turn() {
        int writes = rows.waiting(WRITE);
        int reads = rows.waiting(READ);
        if (writing) {
            writing = reads == 0 || writes > policy.writeLow();
        } else {
            writing = writes >= policy.writeHigh() || (reads == 0 && writes > 0 && writes >= policy.writeIdle());
        }
    }

    /** Takes the oldest first hit (or first miss) of the banks, where it is older than what was chosen before. */
    private void chooseOldest(long banks, boolean hits, int type, int command, CommandChoice choice) {
        int oldest = choice.slot;
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            oldest = rows.older(oldest, hits ? rows.firstHit(bank, type) : rows.firstMiss(bank, type));
        }
        if (oldest != choice.slot) {
            choice.take(command, bursts.bank[oldest], oldest);
        }
    }

    private long oldestBank(int type) {
        int oldest = BurstTable.NONE;
        for (long left = rows.hitBanks(type) | rows.missBanks(type); left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            oldest = rows.older(oldest, rows.older(rows.firstHit(bank, type), rows.firstMiss(bank, type)));
        }
        return oldest == BurstTable.NONE || heldBanks() != 0 ? 0 : 1L << bursts.bank[oldest];
    }

    private static int columnCommand(int type) {
        return type == READ ? CommandChoice.READ : CommandChoice.WRITE;
    }
}
