package org.ridgepoint.sim.memory.dram;

/** A buffer of reads and one of writes, open to all banks: a burst stands before its bank as soon as it has a place. */
final class SharedBuffers implements Intake {
    private final BankRows rows;
    private final int[] places;

    SharedBuffers(BankRows rows, DramPolicy policy) {
        this.rows = rows;
        this.places = new int[] {policy.readPlaces(), policy.writePlaces()};
    }

    @Override
    public boolean accepts(int type) {
        return rows.waiting(type) < places[type];
    }

    @Override
    public void add(int slot) {
        rows.add(slot);
    }

    @Override
    public boolean move() {
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
