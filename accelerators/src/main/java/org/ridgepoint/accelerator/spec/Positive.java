package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.RefusedKey;

/** The checks at the door of the records in this package. */
final class Positive {
    private static final Bytes LARGEST_MEMORY = new Bytes(1L << 40);
    /** Some hundred microseconds: more than any wire, memory or pipeline takes. */
    private static final int MOST_CYCLES = 100_000;

    private static final Frequency SLOWEST_CLOCK = new Frequency(1_000);
    private static final Frequency FASTEST_CLOCK = new Frequency(100_000_000_000L);

    private Positive() {}

    static void require(String key, long value) {
        if (value <= 0) {
            throw new RefusedKey(key, "must be positive, was " + value);
        }
    }

    static void requireUpTo(String key, long value, long most) {
        if (value <= 0 || value > most) {
            throw new RefusedKey(key, "must be from 1 to " + most + ", was " + value);
        }
    }

    static void requireCapacity(String key, Bytes value) {
        if (value.bytes() <= 0 || value.bytes() > LARGEST_MEMORY.bytes()) {
            throw new RefusedKey(key, "must be from 1 B to " + LARGEST_MEMORY + ", was " + value);
        }
    }

    static void requireClock(String key, Frequency value) {
        if (value.hertz() < SLOWEST_CLOCK.hertz() || value.hertz() > FASTEST_CLOCK.hertz()) {
            throw new RefusedKey(key, "must be from " + SLOWEST_CLOCK + " to " + FASTEST_CLOCK + ", was " + value);
        }
    }

    static void requireCycles(String key, Cycles value) {
        if (value.cycles() > MOST_CYCLES) {
            throw new RefusedKey(key, "must be at most " + MOST_CYCLES + " cycles, was " + value);
        }
    }

    static void requirePowerOfTwo(String key, long value, long least, long most) {
        if (value < least || value > most || Long.bitCount(value) != 1) {
            throw new RefusedKey(
                    key, "must be a power of two from " + least + " B to " + most + " B, was " + value + " B");
        }
    }
}
