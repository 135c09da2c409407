package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A clock's rate.
 *
 * @param hertz the value in hertz, positive
 */
public record Frequency(long hertz) {
    private static final Units SCALE = new Units("a frequency", "hertz", "933 MHz")
            .with(Prefix.NONE, "Hz", Prefix.NONE, Prefix.KILO, Prefix.MEGA, Prefix.GIGA);

    /** Refuses zero and negative values. */
    public Frequency {
        if (hertz <= 0) {
            throw new IllegalArgumentException("frequency must be positive, was " + hertz + " Hz");
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

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(hertz));
    }
}
