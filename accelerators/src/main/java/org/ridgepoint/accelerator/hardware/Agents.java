package org.ridgepoint.accelerator.hardware;

/** Numbers of the agents that send packets within a core. */
public final class Agents {
    public static final int DRAM_IN = 0;
    public static final int FILL = 1;
    public static final int DRAIN = 2;
    static final int FEED = 3;
    public static final int ARRAY_OUTPUT = 4;
    public static final int ELEMENTS = 5;

    private Agents() {}

    /** Who sends a core's blocks to what all cores share. */
    static int elementsOf(int core) {
        return ELEMENTS + core;
    }
}
