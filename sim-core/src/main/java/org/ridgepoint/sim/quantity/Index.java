package org.ridgepoint.sim.quantity;

/**
 * The one value that stands for no number of a port, slot, step or row, where an {@code OptionalInt} would be an object for every
 * packet and burst. Everything that is counted begins at 0, so that none equals it; what comes after none is the first.
 */
public final class Index {
    /** In place of an index: none. */
    public static final int NONE = -1;

    private Index() {}
}
