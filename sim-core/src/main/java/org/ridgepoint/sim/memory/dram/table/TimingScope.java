package org.ridgepoint.sim.memory.dram.table;

/** To which banks a timing rule applies, seen from the bank of the earlier command. */
public enum TimingScope {
    /** The same bank. */
    BANK,
    /** Every bank of the same bank group, the same bank among them. */
    BANK_GROUP,
    /** Every bank of the same rank, the same bank among them. */
    RANK,
    /** Every bank of the channel's other ranks. */
    OTHER_RANKS
}
