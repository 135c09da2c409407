package org.ridgepoint.accelerator.spec;

/** The checks at the door of the records in this package. */
final class Positive {
    private Positive() {}

    static void require(String key, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(key + " must be positive, was " + value);
        }
    }

    static void requireUpTo(String key, long value, long most) {
        if (value <= 0 || value > most) {
            throw new IllegalArgumentException(key + " must be from 1 to " + most + ", was " + value);
        }
    }

    static void requirePowerOfTwo(String key, long value, long least, long most) {
        if (value < least || value > most || Long.bitCount(value) != 1) {
            throw new IllegalArgumentException(
                    key + " must be a power of two from " + least + " B to " + most + " B, was " + value + " B");
        }
    }
}
