package org.ridgepoint.accelerator.machine;

/** Numbers of the agents that send packets in a machine. */
final class Agents {
    static final int DRAM_IN = 0;
    static final int FILL = 1;
    static final int DRAIN = 2;
    static final int FEED = 3;
    static final int ARRAY_OUTPUT = 4;
    static final int ELEMENTS = 5;

    private Agents() {}
}
