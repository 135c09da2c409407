package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * An electric current.
 *
 * @param milliamperes the value in milliamperes, not negative
 */
public record Current(double milliamperes) {
    private static final Units SCALE = new Units("a current", "milliamperes", "55 mA")
            .with(Prefix.MILLI, "A", Prefix.MILLI, Prefix.MICRO, Prefix.NONE);

    /** Refuses a negative value. */
    public Current {
        if (!(milliamperes >= 0) || Double.isInfinite(milliamperes)) {
            throw new IllegalArgumentException("milliamperes must be a number and not negative, was " + milliamperes);
        }
    }

    /**
     * Reads a text such as {@code "55 mA"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Current parse(String text) {
        return new Current(SCALE.parseReal(text));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(milliamperes));
    }
}
