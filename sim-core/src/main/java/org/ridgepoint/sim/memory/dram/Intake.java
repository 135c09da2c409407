package org.ridgepoint.sim.memory.dram;

/** What a burst passes on its way to the banks. */
interface Intake {
    /** Whether a burst of a kind finds a place. */
    boolean accepts(int type);

    /** Takes a burst whose slot is filled in; whether the controller may act on it at once. */
    boolean add(int slot);

    /** Moves at most one burst on to the banks; whether one moved. */
    boolean move();

    /** Whether another burst could move on. */
    boolean canMove();

    /** Notes that a burst was moved and has left its bank. */
    void left(int bank);

    /** Bursts that have not reached the banks. */
    int waiting();

    /** From now on no more bursts come: nothing is held back any longer. */
    void flush();
}
