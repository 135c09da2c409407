package org.ridgepoint.sim.memory.dram.table;

/** The conditions under which datasheets state a device's supply currents. */
public enum IddState {
    /** One bank activated and precharged again, over and over, as fast as tRC allows. */
    IDD0,
    /** All banks precharged, clock enabled. */
    IDD2N,
    /** All banks precharged, in power-down. */
    IDD2P,
    /** A bank open, clock enabled. */
    IDD3N,
    /** A bank open, in power-down. */
    IDD3P,
    /** Reading bursts without a gap. */
    IDD4R,
    /** Writing bursts without a gap. */
    IDD4W,
    /** Refreshing all banks for tRFC. */
    IDD5,
    /** Refreshing one bank (or one bank of each group) for tRFCpb. */
    IDD5PB,
    /** Self-refresh. */
    IDD6
}
