package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/**
 * Serves the oldest waiting burst that can go, reads or, between the watermarks, writes.
 *
 * <p>Writes drain down to the low watermark. Where there is a drain limit, no more than so many go before as many reads as
 * waited have gone, so that writes that keep coming starve none.
 *
 * <p>A burst for which a row was opened leaves the buffer and waits at its bank; it goes before all others, and the row
 * is not closed before it went. With {@code ROW_HITS_FIRST} column commands go before row commands, and a row with
 * waiting hits of the present kind is not closed before the cap.
 */
final class SharedBufferScheduler implements CommandScheduler {
    private static final int READ = BurstTable.READ;
    private static final int WRITE = BurstTable.WRITE;

    // Which command goes first of those that may
    private static final int OPENED = 0;
    private static final int HIT = 1;
    private static final int MISS = 2;

    private final BurstTable bursts;
    private final BankRows rows;
    private final BankTiming timing;
    private final DramPolicy policy;
    private final boolean rowHitsFirst;
    private final boolean oldestOnly;
    private final long[] openedFor;
    private final long[] heldBanks = new long[2];
    private final int drainLimit;
    private boolean writing;
    private int drained;
    private int owed;

    SharedBufferScheduler(BurstTable bursts, BankRows rows, BankTiming timing, int banks, DramPolicy policy) {
        this.bursts = bursts;
        this.rows = rows;
        this.timing = timing;
        this.policy = policy;
        this.rowHitsFirst = policy.order() == DramPolicy.BurstOrder.ROW_HITS_FIRST;
        this.oldestOnly = policy.order() == DramPolicy.BurstOrder.OLDEST_ONLY;
        this.drainLimit = policy.drainLimit().orElse(Integer.MAX_VALUE);
        this.openedFor = new long[banks];
        Arrays.fill(openedFor, BurstTable.NO_AGE);
    }

    @Override
    public void chooseOpened(long cycle, CommandChoice choice) {
        long ready = 0;
        if (heldBanks[READ] != 0) {
            ready = timing.readyBanks(CommandChoice.READ, heldBanks[READ], cycle);
        }
        if (heldBanks[WRITE] != 0) {
            ready |= timing.readyBanks(CommandChoice.WRITE, heldBanks[WRITE], cycle);
        }
        long oldest = BurstTable.NO_AGE;
        for (long left = ready; left != 0; left &= left - 1) {
            oldest = Math.min(oldest, openedFor[Long.numberOfTrailingZeros(left)]);
        }
        if (oldest != BurstTable.NO_AGE) {
            int slot = BurstTable.slot(oldest);
            choice.take(columnCommand(bursts.type(slot)), slot);
        }
    }

    @Override
    public void choose(long cycle, int buses, long blockedBanks, CommandChoice choice) {
        turn();
        int type = writing ? WRITE : READ;
        long hits = hits(type) & ~blockedBanks;
        long oldest = BurstTable.NO_AGE;
        if ((buses & CommandChoice.COLUMN_BUS) != 0 && hits != 0) {
            oldest = rows.oldestHit(timing.readyBanks(columnCommand(type), hits, cycle), type);
        }
        long misses = misses(type) & ~blockedBanks;
        int command = columnCommand(type);
        if ((buses & CommandChoice.ROW_BUS) != 0 && misses != 0 && (oldest == BurstTable.NO_AGE || !rowHitsFirst)) {
            long opened = rows.oldestMiss(timing.readyBanks(CommandChoice.ACTIVATE, closed(misses), cycle), type);
            long freed =
                    rows.oldestMiss(timing.readyBanks(CommandChoice.PRECHARGE, closable(misses, type), cycle), type);
            long miss = Math.min(opened, freed);
            if (miss < oldest) {
                command = opened < freed ? CommandChoice.ACTIVATE : CommandChoice.PRECHARGE;
                oldest = miss;
            }
        }
        if (oldest != BurstTable.NO_AGE) {
            choice.take(command, BurstTable.slot(oldest));
        }
    }

    @Override
    public long noneBefore(int buses, long blockedBanks) {
        boolean writes = willWrite();
        int type = writes ? WRITE : READ;
        long soonest = Simulation.NEVER;
        if ((buses & CommandChoice.COLUMN_BUS) != 0) {
            long hits = hits(type) & ~blockedBanks;
            soonest = Math.min(
                    timing.noneBefore(CommandChoice.READ, heldBanks[READ] | (writes ? 0 : hits)),
                    timing.noneBefore(CommandChoice.WRITE, heldBanks[WRITE] | (writes ? hits : 0)));
        }
        long misses = misses(type) & ~blockedBanks;
        if ((buses & CommandChoice.ROW_BUS) != 0 && misses != 0) {
            soonest = Math.min(soonest, timing.noneBefore(CommandChoice.ACTIVATE, closed(misses)));
            soonest = Math.min(soonest, timing.noneBefore(CommandChoice.PRECHARGE, closable(misses, type)));
        }
        return soonest;
    }

    @Override
    public boolean isCrowded() {
        int type = willWrite() ? WRITE : READ;
        return Long.bitCount(heldBanks() | rows.hitBanks(type) | rows.missBanks(type)) > MANY_BANKS;
    }

    @Override
    public boolean plan(long from, CommandPlan plan) {
        if (oldestOnly) {
            return false;
        }
        int type = willWrite() ? WRITE : READ;
        long misses = rows.missBanks(type);
        if (heldBanks() != 0) {
            planOpened(CommandChoice.READ, heldBanks[READ], from, plan);
            planOpened(CommandChoice.WRITE, heldBanks[WRITE], from, plan);
        }
        for (long left = rows.hitBanks(type); left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            plan(columnCommand(type), HIT, rows.firstHit(type, bank), bank, from, plan);
        }
        if (misses != 0) {
            planMisses(CommandChoice.ACTIVATE, type, closed(misses), from, plan);
            planMisses(CommandChoice.PRECHARGE, type, closable(misses, type), from, plan);
        }
        return true;
    }

    private void planOpened(int command, long banks, long from, CommandPlan plan) {
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            plan(command, OPENED, openedFor[bank], bank, from, plan);
        }
    }

    private void planMisses(int command, int type, long banks, long from, CommandPlan plan) {
        for (long left = banks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            plan(command, rowHitsFirst ? MISS : HIT, rows.firstMiss(type, bank), bank, from, plan);
        }
    }

    private void plan(int command, int commandClass, long age, int bank, long from, CommandPlan plan) {
        plan.consider(command, commandClass, age, Math.max(from, timing.earliestForBurst(command, bank)));
    }

    /** The banks with hits that may compete. */
    private long hits(int type) {
        long hits = rows.hitBanks(type);
        return oldestOnly
                ? bankIfOldest(rows.oldestHit(hits, type), rows.oldestMiss(rows.missBanks(type), type))
                : hits;
    }

    /** The banks with misses that may compete. */
    private long misses(int type) {
        long misses = rows.missBanks(type);
        return oldestOnly
                ? bankIfOldest(rows.oldestMiss(misses, type), rows.oldestHit(rows.hitBanks(type), type))
                : misses;
    }

    private long closed(long misses) {
        return misses & ~rows.openBanks();
    }

    private long closable(long misses, int type) {
        long closable = misses & rows.openBanks() & ~heldBanks();
        return rowHitsFirst ? closable & (~rows.hitBanks(type) | rows.cappedBanks()) : closable;
    }

    @Override
    public void turn() {
        writing = willWrite();
    }

    private boolean willWrite() {
        int writes = rows.waiting(WRITE);
        int reads = rows.waiting(READ);
        if (reads > 0 && drained >= drainLimit) {
            return false;
        }
        if (writing) {
            return reads == 0 || writes > policy.writeLow();
        }
        return writes >= policy.writeHigh() || (reads == 0 && writes > 0 && writes >= policy.writeIdle());
    }

    @Override
    public void served(int bank) {
        // age alone decides
    }

    @Override
    public void opened(int slot) {
        rows.removeFirstMiss(bursts.bank(slot), bursts.type(slot));
        left(bursts.type(slot));
        openedFor[bursts.bank(slot)] = bursts.age[slot];
        heldBanks[bursts.type(slot)] |= 1L << bursts.bank(slot);
    }

    @Override
    public void moved(int slot) {
        int bank = bursts.bank(slot);
        if (openedFor[bank] == bursts.age[slot]) {
            openedFor[bank] = BurstTable.NO_AGE;
            heldBanks[bursts.type(slot)] &= ~(1L << bank);
        } else {
            rows.removeFirstHit(bank, bursts.type(slot));
            left(bursts.type(slot));
        }
    }

    /** A burst has left the buffers: counts the writes that went since as many reads went as waited before them. */
    private void left(int type) {
        if (type == WRITE && rows.waiting(READ) > 0) {
            owed = drained == 0 ? rows.waiting(READ) : owed;
            drained++;
        } else if (type == READ && drained > 0 && --owed == 0) {
            drained = 0;
        }
    }

    @Override
    public long heldBanks() {
        return heldBanks[READ] | heldBanks[WRITE];
    }

    /** The bank of a burst that is older than another; none while a burst waits for its row. */
    private long bankIfOldest(long age, long other) {
        return age < other && heldBanks() == 0 ? 1L << bursts.bank(BurstTable.slot(age)) : 0;
    }

    private static int columnCommand(int type) {
        return type == READ ? CommandChoice.READ : CommandChoice.WRITE;
    }
}
