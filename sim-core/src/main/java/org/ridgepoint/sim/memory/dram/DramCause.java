package org.ridgepoint.sim.memory.dram;

/** Why a channel's data bus stood still before a burst. */
public enum DramCause {
    /** Nothing was asked for. */
    NO_REQUEST,
    /** Its row was not open: precharge and activate. */
    ROW,
    /** Its rank had been refreshed. */
    REFRESH,
    /** The bank group had just been accessed. */
    BANK_GROUP,
    /** The bus turned around between reads and writes or between ranks. */
    TURNAROUND,
    /** Something else went first: command bus, queue order, write drain. */
    SCHEDULING,
    /** Nothing was asked for here, while another channel was kept busy. */
    IMBALANCE
}
