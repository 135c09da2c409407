package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/**
 * A queue of reads and one of writes in front of short queues at the banks.
 *
 * <p>Timing: one burst a cycle moves on, the oldest whose bank's queue has a place. Writes move when their queue is full,
 * or holds {@code writeIdle} while nothing waits at the banks, and then all that were waiting do before a read does.
 */
final class TransactionQueues implements Intake {
    private final BurstTable bursts;
    private final BankRows rows;
    private final DramPolicy policy;
    private final int banks;
    private final long[] waitingBanks = new long[2];
    private final int[] waiting = new int[2];
    private final int[] atBank;
    private long fullBanks;
    private long nextNumber;
    private int draining;
    private int writeIdle;

    TransactionQueues(BurstTable bursts, BankRows rows, int banks, DramPolicy policy) {
        this.bursts = bursts;
        this.rows = rows;
        this.banks = banks;
        this.policy = policy;
        this.atBank = new int[banks];
        this.writeIdle = Math.max(1, policy.writeIdle());
    }

    @Override
    public boolean accepts(int type) {
        return waiting[type] < (type == BurstTable.READ ? policy.readPlaces() : policy.writePlaces());
    }

    @Override
    public boolean add(int slot) {
        int type = bursts.type(slot);
        bursts.mark(slot, nextNumber++);
        bursts.append(list(bursts.bank(slot), type), slot);
        waitingBanks[type] |= 1L << bursts.bank(slot);
        waiting[type]++;
        return canMove();
    }

    @Override
    public boolean canMove() {
        if (draining == 0 && isDrainDue()) {
            return true;
        }
        return (waitingBanks[draining > 0 ? BurstTable.WRITE : BurstTable.READ] & ~fullBanks) != 0;
    }

    @Override
    public boolean move() {
        if (draining == 0 && isDrainDue()) {
            draining = waiting[BurstTable.WRITE];
        }
        int type = draining > 0 ? BurstTable.WRITE : BurstTable.READ;
        long oldest = oldestWithPlace(type);
        if (oldest == BurstTable.NO_AGE) {
            return false;
        }
        int slot = BurstTable.slot(oldest);
        takeOut(slot, type);
        rows.add(slot);
        if (++atBank[bursts.bank(slot)] == policy.bankPlaces()) {
            fullBanks |= 1L << bursts.bank(slot);
        }
        if (type == BurstTable.WRITE) {
            draining--;
        }
        return true;
    }

    @Override
    public void left(int bank) {
        atBank[bank]--;
        fullBanks &= ~(1L << bank);
    }

    @Override
    public int waiting() {
        return waiting[BurstTable.READ] + waiting[BurstTable.WRITE];
    }

    @Override
    public void flush() {
        writeIdle = 1;
    }

    private boolean isDrainDue() {
        return waiting[BurstTable.WRITE] >= policy.writeHigh()
                || (waiting[BurstTable.WRITE] >= writeIdle
                        && rows.waiting(BurstTable.READ) + rows.waiting(BurstTable.WRITE) == 0);
    }

    private long oldestWithPlace(int type) {
        long oldest = BurstTable.NO_AGE;
        for (long left = waitingBanks[type] & ~fullBanks; left != 0; left &= left - 1) {
            oldest = Math.min(oldest, bursts.first(list(Long.numberOfTrailingZeros(left), type)));
        }
        return oldest;
    }

    private void takeOut(int slot, int type) {
        int list = list(bursts.bank(slot), type);
        bursts.removeFirst(list);
        if (bursts.first(list) == BurstTable.NO_AGE) {
            waitingBanks[type] &= ~(1L << bursts.bank(slot));
        }
        waiting[type]--;
    }

    private int list(int bank, int type) {
        return bank + (4 + type) * banks;
    }
}
