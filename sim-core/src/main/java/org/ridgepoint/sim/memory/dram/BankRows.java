package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;

/**
 * Which row each bank has open, and which waiting burst of each bank and kind is the oldest that hits or misses it.
 *
 * <p>The bursts that stand before the banks, in lists by bank and kind (read or write). The oldest hit and the oldest
 * miss of a list are kept up to date as bursts come and go and rows open and close; a list is walked again only when the
 * burst that held the place has gone.
 */
final class BankRows {
    static final int CLOSED = -1;

    private final BurstTable bursts;
    private final int banks;
    private final int[] openRow;
    private final int[] accesses;
    private final int[] firstHit;
    private final int[] firstMiss;
    private final long[] waitingBanks = new long[2];
    private final int[] waiting = new int[2];
    private long openBanks;
    private long nextSequence;

    BankRows(BurstTable bursts, int banks) {
        this.bursts = bursts;
        this.banks = banks;
        this.openRow = new int[banks];
        this.accesses = new int[banks];
        this.firstHit = new int[2 * banks];
        this.firstMiss = new int[2 * banks];
        Arrays.fill(openRow, CLOSED);
        Arrays.fill(firstHit, BurstTable.NONE);
        Arrays.fill(firstMiss, BurstTable.NONE);
    }

    /** A burst joins those that wait at its bank. */
    void add(int slot) {
        int list = list(bursts.bank[slot], bursts.type[slot]);
        bursts.sequence[slot] = nextSequence++;
        bursts.append(list, slot);
        if (bursts.row[slot] == openRow[bursts.bank[slot]]) {
            if (firstHit[list] == BurstTable.NONE) {
                firstHit[list] = slot;
            }
        } else if (firstMiss[list] == BurstTable.NONE) {
            firstMiss[list] = slot;
        }
        waitingBanks[bursts.type[slot]] |= 1L << bursts.bank[slot];
        waiting[bursts.type[slot]]++;
    }

    /** A burst leaves those that wait at its bank. */
    void remove(int slot) {
        int bank = bursts.bank[slot];
        int list = list(bank, bursts.type[slot]);
        if (firstHit[list] == slot) {
            firstHit[list] = bursts.firstFrom(bursts.after(slot), openRow[bank], true);
        }
        if (firstMiss[list] == slot) {
            firstMiss[list] = bursts.firstFrom(bursts.after(slot), openRow[bank], false);
        }
        bursts.remove(list, slot);
        if (bursts.length(list) == 0) {
            waitingBanks[bursts.type[slot]] &= ~(1L << bank);
        }
        waiting[bursts.type[slot]]--;
    }

    void open(int bank, int row) {
        openRow[bank] = row;
        accesses[bank] = 0;
        openBanks |= 1L << bank;
        for (int type = 0; type < 2; type++) {
            int list = list(bank, type);
            firstHit[list] = bursts.firstFrom(bursts.head(list), row, true);
            firstMiss[list] = bursts.firstFrom(bursts.head(list), row, false);
        }
    }

    void close(int bank) {
        openRow[bank] = CLOSED;
        accesses[bank] = 0;
        openBanks &= ~(1L << bank);
        for (int type = 0; type < 2; type++) {
            int list = list(bank, type);
            firstHit[list] = BurstTable.NONE;
            firstMiss[list] = bursts.head(list);
        }
    }

    void accessed(int bank) {
        accesses[bank]++;
    }

    boolean isOpen(int bank) {
        return openRow[bank] != CLOSED;
    }

    int openRow(int bank) {
        return openRow[bank];
    }

    /** Column accesses since the bank's row was opened. */
    int accesses(int bank) {
        return accesses[bank];
    }

    /** The banks that have a row open, as a bit set. */
    long openBanks() {
        return openBanks;
    }

    /** The banks at which bursts of a kind wait, as a bit set. */
    long waitingBanks(int type) {
        return waitingBanks[type];
    }

    /** Bursts of a kind that wait. */
    int waiting(int type) {
        return waiting[type];
    }

    /** Bursts that wait at a bank. */
    int waitingAt(int bank) {
        return bursts.length(bank) + bursts.length(bank + banks);
    }

    int firstHit(int bank, int type) {
        return firstHit[list(bank, type)];
    }

    int firstMiss(int bank, int type) {
        return firstMiss[list(bank, type)];
    }

    /** Whether any waiting burst hits the bank's open row. */
    boolean hasHit(int bank) {
        return firstHit[bank] != BurstTable.NONE || firstHit[bank + banks] != BurstTable.NONE;
    }

    /** The older of two slots, either of which may be NONE. */
    int older(int one, int other) {
        if (one == BurstTable.NONE) {
            return other;
        }
        return other == BurstTable.NONE || bursts.sequence[one] < bursts.sequence[other] ? one : other;
    }

    private int list(int bank, int type) {
        return bank + type * banks;
    }
}
