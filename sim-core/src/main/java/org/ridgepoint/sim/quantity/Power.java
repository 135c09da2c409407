package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A rate at which energy is spent.
 *
 * @param watts the value in watts, not negative
 */
public record Power(double watts) {
    private static final Units SCALE = new Units("a power", "watts", "1.5 W")
            .with(Prefix.NONE, "W", Prefix.NONE, Prefix.MICRO, Prefix.MILLI, Prefix.KILO);

    /** Refuses a negative value. */
    public Power {
        if (!(watts >= 0) || Double.isInfinite(watts)) {
            throw new IllegalArgumentException("watts must be a number and not negative, was " + watts);
        }
    }

    /**
     * Reads a text such as {@code "1.5 W"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Power parse(String text) {
        return new Power(SCALE.parseReal(text));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(watts));
    }
}
