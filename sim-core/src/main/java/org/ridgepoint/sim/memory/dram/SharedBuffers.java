package org.ridgepoint.sim.memory.dram;

/** A buffer of reads and one of writes, open to all banks: a burst stands before its bank as soon as it has a place. */
final class SharedBuffers implements Intake {
    private final BankRows rows;
    private final BurstTable bursts;
    private final int[] places;
    private final int writeHigh;

    SharedBuffers(BurstTable bursts, BankRows rows, DramPolicy policy) {
        this.bursts = bursts;
        this.rows = rows;
        this.writeHigh = policy.writeHigh();
        this.places = new int[] {policy.readPlaces(), policy.writePlaces()};
    }

    @Override
    public boolean accepts(int type) {
        return rows.waiting(type) < places[type];
    }

    @Override
    public boolean add(int slot) {
        boolean isCandidate = rows.add(slot);
        int reads = rows.waiting(BurstTable.READ);
        boolean mayTurn = bursts.type[slot] == BurstTable.READ
                ? reads == 1
                : reads == 0 || rows.waiting(BurstTable.WRITE) >= writeHigh;
        return mayTurn || isCandidate;
    }

    @Override
    public boolean move() {
        return false;
    }

    @Override
    public boolean canMove() {
        return false;
    }

    @Override
    public int waiting() {
        return 0;
    }

    @Override
    public void flush() {
        // nothing is ever held back
    }
}
