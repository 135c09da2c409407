package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A distance on a chip or a board.
 *
 * @param millimetres the value in millimetres, not negative
 */
public record Length(double millimetres) {
    private static final Units SCALE = new Units("a length", "millimetres", "2.5 mm")
            .with(Prefix.MILLI, "m", Prefix.MILLI, Prefix.NANO, Prefix.MICRO)
            .with("cm", "10");

    /** Refuses a negative value. */
    public Length {
        if (!(millimetres >= 0) || Double.isInfinite(millimetres)) {
            throw new IllegalArgumentException("millimetres must be a number and not negative, was " + millimetres);
        }
    }

    /**
     * Reads a text such as {@code "2.5 mm"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Length parse(String text) {
        return new Length(SCALE.parseReal(text));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(millimetres));
    }
}
