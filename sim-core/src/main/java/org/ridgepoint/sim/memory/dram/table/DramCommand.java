package org.ridgepoint.sim.memory.dram.table;

/** What a controller may put on the command bus of a DRAM channel; first those that bursts ask for. */
public enum DramCommand {
    /** Opens a row of a bank. */
    ACTIVATE,
    /** Closes a bank. */
    PRECHARGE,
    /** Reads a burst from an open row. */
    READ,
    /** Writes a burst to an open row. */
    WRITE,
    /** Reads a burst, then closes the bank by itself. */
    READ_PRECHARGE,
    /** Writes a burst, then closes the bank by itself. */
    WRITE_PRECHARGE,
    /** Closes every bank of a rank. */
    PRECHARGE_ALL,
    /** Refreshes every bank of a rank. */
    REFRESH_ALL,
    /** Refreshes one bank. */
    REFRESH_BANK,
    /** Refreshes the bank of one number in every bank group of a rank. */
    REFRESH_SAME_BANK;

    /** Whether it moves a burst. */
    public boolean movesData() {
        return this == READ || this == WRITE || this == READ_PRECHARGE || this == WRITE_PRECHARGE;
    }
}
