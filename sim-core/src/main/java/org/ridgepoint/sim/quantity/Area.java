package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * An area on a chip.
 *
 * @param squareMicrometres the value in square micrometres, not negative
 */
public record Area(double squareMicrometres) {
    private static final Units SCALE = new Units("an area", "square micrometres", "400 um2")
            .with("um2", "1")
            .with("mm2", "1000000");

    /** Refuses a negative value. */
    public Area {
        if (!(squareMicrometres >= 0) || Double.isInfinite(squareMicrometres)) {
            throw new IllegalArgumentException(
                    "squareMicrometres must be a number and not negative, was " + squareMicrometres);
        }
    }

    /**
     * Reads a text such as {@code "400 um2"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Area parse(String text) {
        return new Area(SCALE.parseReal(text));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(squareMicrometres));
    }
}
