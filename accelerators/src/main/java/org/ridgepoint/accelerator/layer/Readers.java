package org.ridgepoint.accelerator.layer;

/**
 * How many cores read something together, so that it comes from DRAM once for all of them.
 *
 * @param cores that do; one where a core reads for itself
 * @param oneMemory whether it comes into a memory that they share, where it takes its room once, and not into one of each
 */
public record Readers(int cores, boolean oneMemory) {
    /** A core that reads for itself. */
    public static final Readers ONE = new Readers(1, true);

    public Readers {
        if (cores < 1) {
            throw new IllegalArgumentException("readers must be positive, were " + cores);
        }
    }

    public boolean several() {
        return cores > 1;
    }

    /** One core's share of the reading. */
    public double readShare() {
        return 1.0 / cores;
    }

    /** One core's share of the room that it takes. */
    public double roomShare() {
        return oneMemory ? readShare() : 1;
    }

    /** The room in one core's part of the memory for so many bytes: over all cores they sum to these where they lie there once. */
    public long roomBytes(long bytes, int core) {
        return oneMemory ? bytes / cores + (core < bytes % cores ? 1 : 0) : bytes;
    }
}
