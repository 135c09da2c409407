package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A rate at which data moves; GiB/s and GB/s differ.
 *
 * @param bytesPerSecond the value in bytes per second, positive
 */
public record Bandwidth(long bytesPerSecond) {
    private static final Units SCALE = new Units("a bandwidth", "bytes per second", "12.8 GB/s")
            .with(
                    Prefix.NONE,
                    "B/s",
                    Prefix.NONE,
                    Prefix.KILO,
                    Prefix.MEGA,
                    Prefix.GIGA,
                    Prefix.TERA,
                    Prefix.KIBI,
                    Prefix.MEBI,
                    Prefix.GIBI,
                    Prefix.TEBI);

    /** Refuses zero and negative values. */
    public Bandwidth {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("bandwidth must be positive, was " + bytesPerSecond + " B/s");
        }
    }

    /**
     * Reads a text such as {@code "12.8 GB/s"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Bandwidth parse(String text) {
        return new Bandwidth(SCALE.parseWhole(text, Long.MAX_VALUE));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(bytesPerSecond));
    }
}
