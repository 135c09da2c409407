package org.ridgepoint.sim.quantity;

import java.util.List;

/**
 * A number of periods of whichever clock the key belongs to.
 *
 * @param cycles the value in cycles, not negative
 */
public record Cycles(long cycles) {
    private static final Units SCALE = new Units("a number of cycles", "cycles", "12 cycles")
            .with("cycles", "1")
            .with("cycle", "1");

    /** Refuses a negative value. */
    public Cycles {
        if (cycles < 0) {
            throw new IllegalArgumentException("cycles must not be negative, was " + cycles);
        }
    }

    /**
     * Reads a text such as {@code "12 cycles"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Cycles parse(String text) {
        return new Cycles(SCALE.parseWhole(text, Long.MAX_VALUE));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The text that parses back to this value. */
    @Override
    public String toString() {
        return cycles == 1 ? "1 cycle" : cycles + " cycles";
    }
}
