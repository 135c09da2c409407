package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/** A buffer of reads and one of writes, open to all banks: a burst stands before its bank as soon as it has a place. */
final class SharedBuffers implements Intake {
    private final BankRows rows;
    private final BurstTable bursts;
    private final int[] places;
    private final int writeHigh;
    private final int writeLow;

    SharedBuffers(BurstTable bursts, BankRows rows, DramPolicy policy) {
        this.bursts = bursts;
        this.rows = rows;
        this.writeHigh = policy.writeHigh();
        this.writeLow = policy.writeLow();
        this.places = new int[] {policy.readPlaces(), policy.writePlaces()};
    }

    @Override
    public boolean accepts(int type) {
        return rows.waiting(type) < places[type];
    }

    @Override
    public boolean add(int slot) {
        boolean isCandidate = rows.add(slot);
        return isCandidate || mayTurn(bursts.type(slot));
    }

    /** Whether a burst that has come may turn reads into writes or back: one of the counts that decide has been passed. */
    private boolean mayTurn(int type) {
        int reads = rows.waiting(BurstTable.READ);
        int writes = rows.waiting(BurstTable.WRITE);
        return type == BurstTable.READ ? reads == 1 : reads == 0 || writes >= writeHigh || writes == writeLow + 1;
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
    public void left(int bank) {
        // a bank holds as many as the buffers do
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
