package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;

/**
 * A clock's rate.
 *
 * @param hertz the value in hertz, not negative
 */
public record Frequency(long hertz) {
    private static final Scale SCALE = new Scale("a frequency", "hertz", "933 MHz")
            .with("Hz", "1")
            .with("kHz", "1000")
            .with("MHz", "1000000")
            .with("GHz", "1000000000");

    /** Refuses a negative value. */
    public Frequency {
        if (hertz < 0) {
            throw new IllegalArgumentException("hertz must not be negative, was " + hertz);
        }
    }

    /**
     * Reads a text such as {@code "933 MHz"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Frequency parse(String text) {
        return new Frequency(SCALE.parseWhole(text, Long.MAX_VALUE));
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(hertz));
    }
}
