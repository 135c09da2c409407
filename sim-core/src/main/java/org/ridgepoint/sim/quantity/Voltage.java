package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * An electric potential.
 *
 * @param volts the value in volts, not negative
 */
public record Voltage(double volts) {
    private static final Units SCALE =
            new Units("a voltage", "volts", "1.1 V").with(Prefix.NONE, "V", Prefix.NONE, Prefix.MILLI);

    /** Refuses a negative value. */
    public Voltage {
        if (!(volts >= 0) || Double.isInfinite(volts)) {
            throw new IllegalArgumentException("volts must be a number and not negative, was " + volts);
        }
    }

    /**
     * Reads a text such as {@code "1.1 V"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Voltage parse(String text) {
        return new Voltage(SCALE.parseReal(text));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(volts));
    }
}
