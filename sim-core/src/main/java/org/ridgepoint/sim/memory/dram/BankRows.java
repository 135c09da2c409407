package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import org.ridgepoint.sim.quantity.Index;

/**
 * Which row each bank has open, and which waiting burst of each bank and kind is the oldest that hits or misses it.
 *
 * <p>The bursts that stand before the banks, in lists by bank and kind (read or write). The oldest hit and the oldest
 * miss of a list are kept up to date as bursts come and go and rows open and close; a list is walked again only when the
 * burst that held the place has gone. Sets of banks are bits of a long.
 */
final class BankRows {
    /** A cap on row hits that is never reached. */
    static final int NO_CAP = Integer.MAX_VALUE;

    private final BurstTable bursts;
    private final int bankBits;
    private final int rowHitCap;
    private final int[] openRow;
    private final int[] accesses;
    private final long[] firstHit;
    private final long[] firstMiss;
    private final long[] hitBanks = new long[2];
    private final long[] missBanks = new long[2];
    private final int[] waiting = new int[2];
    private long openBanks;
    private long cappedBanks;
    private long nextNumber;

    BankRows(BurstTable bursts, int banks, int rowHitCap) {
        this.bursts = bursts;
        this.bankBits = Integer.numberOfTrailingZeros(banks);
        this.rowHitCap = rowHitCap;
        this.openRow = new int[banks];
        this.accesses = new int[banks];
        this.firstHit = new long[2 * banks];
        this.firstMiss = new long[2 * banks];
        Arrays.fill(openRow, Index.NONE);
        Arrays.fill(firstHit, BurstTable.NO_AGE);
        Arrays.fill(firstMiss, BurstTable.NO_AGE);
    }

    /** A burst joins those that wait at its bank; whether it is now the oldest of its bank and kind to hit or miss. */
    boolean add(int slot) {
        int place = bursts.place(slot);
        int bank = bursts.bank(slot);
        int type = bursts.type(slot);
        long age = bursts.mark(slot, nextNumber++);
        waiting[type]++;
        if (bursts.row[slot] == openRow[bank]) {
            bursts.append(hits(place), slot);
            if (firstHit[place] != BurstTable.NO_AGE) {
                return false;
            }
            firstHit[place] = age;
            hitBanks[type] |= bit(bank);
        } else {
            bursts.append(misses(place), slot);
            if (firstMiss[place] != BurstTable.NO_AGE) {
                return false;
            }
            firstMiss[place] = age;
            missBanks[type] |= bit(bank);
        }
        return true;
    }

    /** The oldest burst of a kind that hits leaves those that wait at its bank. */
    void removeFirstHit(int bank, int type) {
        int list = hits(place(type, bank));
        bursts.removeFirst(list);
        setFirstHit(bank, type, bursts.first(list));
        waiting[type]--;
    }

    /** The oldest burst of a kind that misses leaves those that wait at its bank. */
    void removeFirstMiss(int bank, int type) {
        int list = misses(place(type, bank));
        bursts.removeFirst(list);
        setFirstMiss(bank, type, bursts.first(list));
        waiting[type]--;
    }

    void open(int bank, int row) {
        openRow[bank] = row;
        openBanks |= bit(bank);
        for (int type = 0; type < 2; type++) {
            if ((missBanks[type] & bit(bank)) != 0) {
                int place = place(type, bank);
                bursts.moveHits(misses(place), hits(place), row);
                setFirstHit(bank, type, bursts.first(hits(place)));
                setFirstMiss(bank, type, bursts.first(misses(place)));
            }
        }
    }

    void close(int bank) {
        openRow[bank] = Index.NONE;
        openBanks &= ~bit(bank);
        accesses[bank] = 0;
        cappedBanks &= ~bit(bank);
        for (int type = 0; type < 2; type++) {
            if ((hitBanks[type] & bit(bank)) != 0) {
                int place = place(type, bank);
                bursts.merge(hits(place), misses(place));
                setFirstHit(bank, type, BurstTable.NO_AGE);
                setFirstMiss(bank, type, bursts.first(misses(place)));
            }
        }
    }

    /** Counts a column access of the bank's open row. */
    void accessed(int bank) {
        accesses[bank]++;
        if (accesses[bank] >= rowHitCap) {
            cappedBanks |= bit(bank);
        }
    }

    /** The banks that have a row open. */
    long openBanks() {
        return openBanks;
    }

    /** The banks whose open row has had its cap of accesses. */
    long cappedBanks() {
        return cappedBanks;
    }

    /** The banks with waiting bursts of a kind that hit the open row. */
    long hitBanks(int type) {
        return hitBanks[type];
    }

    /** The banks with waiting bursts of a kind that need another row than is open. */
    long missBanks(int type) {
        return missBanks[type];
    }

    /** Bursts of a kind that wait. */
    int waiting(int type) {
        return waiting[type];
    }

    /** The age of a bank's oldest waiting burst of a kind that hits the open row. */
    long firstHit(int type, int bank) {
        return firstHit[place(type, bank)];
    }

    /** The age of a bank's oldest waiting burst of a kind that needs another row than is open. */
    long firstMiss(int type, int bank) {
        return firstMiss[place(type, bank)];
    }

    /** The age of the oldest waiting burst of a kind that hits its bank's open row, over some banks that have any. */
    long oldestHit(long banks, int type) {
        return oldest(firstHit, type, banks);
    }

    /** The age of the oldest waiting burst of a kind that needs another row than is open, over some banks that have any. */
    long oldestMiss(long banks, int type) {
        return oldest(firstMiss, type, banks);
    }

    /** Whether any waiting burst hits the bank's open row. */
    boolean hasHit(int bank) {
        return ((hitBanks[BurstTable.READ] | hitBanks[BurstTable.WRITE]) & bit(bank)) != 0;
    }

    private long oldest(long[] ages, int type, long banksAsked) {
        long oldest = BurstTable.NO_AGE;
        for (long left = banksAsked; left != 0; left &= left - 1) {
            oldest = Math.min(oldest, ages[place(type, Long.numberOfTrailingZeros(left))]);
        }
        return oldest;
    }

    private void setFirstHit(int bank, int type, long age) {
        firstHit[place(type, bank)] = age;
        hitBanks[type] = age == BurstTable.NO_AGE ? hitBanks[type] & ~bit(bank) : hitBanks[type] | bit(bank);
    }

    private void setFirstMiss(int bank, int type, long age) {
        firstMiss[place(type, bank)] = age;
        missBanks[type] = age == BurstTable.NO_AGE ? missBanks[type] & ~bit(bank) : missBanks[type] | bit(bank);
    }

    private int place(int type, int bank) {
        return type << bankBits | bank;
    }

    /** The list of those that hit at a place. */
    private static int hits(int place) {
        return place;
    }

    /** The list of those that miss at a place. */
    private int misses(int place) {
        return place + (2 << bankBits);
    }

    private static long bit(int bank) {
        return 1L << bank;
    }
}
