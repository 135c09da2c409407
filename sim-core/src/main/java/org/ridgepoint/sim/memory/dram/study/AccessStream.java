package org.ridgepoint.sim.memory.dram.study;

/** Accesses in the order in which they are offered, one burst each. A cursor: constant memory for any number of them. */
public interface AccessStream {
    /** Goes on to the next access; false where there is none. */
    boolean next();

    /** Byte address of the access. */
    long address();

    /** Whether it is a write, else a read. */
    boolean isWrite();

    /** The cycle before which it is not offered. */
    default long earliestCycle() {
        return 0;
    }

    /** Accesses that may be under way at once. */
    default int mostOutstanding() {
        return Integer.MAX_VALUE;
    }
}
