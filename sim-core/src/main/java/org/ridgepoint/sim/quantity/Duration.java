package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A span of simulated time.
 *
 * @param femtoseconds the value in femtoseconds, not negative
 */
public record Duration(long femtoseconds) {
    private static final Units SCALE = new Units("a duration", "femtoseconds", "7.8 us")
            .with(Prefix.FEMTO, "s", Prefix.NONE, Prefix.MILLI, Prefix.MICRO, Prefix.NANO, Prefix.PICO, Prefix.FEMTO);

    /** Refuses a negative value. */
    public Duration {
        if (femtoseconds < 0) {
            throw new IllegalArgumentException("femtoseconds must not be negative, was " + femtoseconds);
        }
    }

    /**
     * Reads a text such as {@code "7.8 us"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Duration parse(String text) {
        return new Duration(SCALE.parseWhole(text, Long.MAX_VALUE));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(femtoseconds));
    }
}
