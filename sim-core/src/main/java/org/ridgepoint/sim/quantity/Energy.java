package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * The energy of one action or of a run.
 *
 * @param picojoules the value in picojoules, not negative
 */
public record Energy(double picojoules) {
    private static final Units SCALE = new Units("an energy", "picojoules", "0.084 pJ")
            .with(Prefix.PICO, "J", Prefix.PICO, Prefix.FEMTO, Prefix.NANO, Prefix.MICRO, Prefix.MILLI, Prefix.NONE);

    /** Refuses a negative value. */
    public Energy {
        if (!(picojoules >= 0) || Double.isInfinite(picojoules)) {
            throw new IllegalArgumentException("picojoules must be a number and not negative, was " + picojoules);
        }
    }

    /**
     * Reads a text such as {@code "0.084 pJ"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Energy parse(String text) {
        return new Energy(SCALE.parseReal(text));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(picojoules));
    }
}
