package org.ridgepoint.sim.quantity;

import java.util.List;

/**
 * A number of bits side by side: a bus, a port, a data type.
 *
 * @param bits the value in bits, positive
 */
public record BitWidth(int bits) {
    private static final Units SCALE =
            new Units("a width", "bits", "64 bits").with("bits", "1").with("bit", "1");

    /** Refuses zero and negative values. */
    public BitWidth {
        if (bits <= 0) {
            throw new IllegalArgumentException("width must be positive, was " + bits + " bits");
        }
    }

    /**
     * Reads a text such as {@code "64 bits"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static BitWidth parse(String text) {
        return new BitWidth((int) SCALE.parseWhole(text, Integer.MAX_VALUE));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The text that parses back to this value. */
    @Override
    public String toString() {
        return bits == 1 ? "1 bit" : bits + " bits";
    }
}
