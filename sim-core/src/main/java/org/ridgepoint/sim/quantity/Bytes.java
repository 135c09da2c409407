package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * An amount of memory or of data moved; KiB is 1024 bytes and kB is 1000.
 *
 * @param bytes the value in bytes, not negative
 */
public record Bytes(long bytes) {
    private static final Units SCALE = new Units("a size", "bytes", "13.5 MiB")
            .with(
                    Prefix.NONE,
                    "B",
                    Prefix.NONE,
                    Prefix.KILO,
                    Prefix.MEGA,
                    Prefix.GIGA,
                    Prefix.TERA,
                    Prefix.KIBI,
                    Prefix.MEBI,
                    Prefix.GIBI,
                    Prefix.TEBI);

    /** Refuses a negative value. */
    public Bytes {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative, was " + bytes);
        }
    }

    /**
     * Reads a text such as {@code "13.5 MiB"}.
     *
     * @throws IllegalArgumentException in one line, when the unit is missing or unknown or the value does not fit
     */
    public static Bytes parse(String text) {
        return new Bytes(SCALE.parseWhole(text, Long.MAX_VALUE));
    }

    /** Names of the units that a text may have. */
    public static List<String> units() {
        return SCALE.names();
    }

    /** The shortest text that parses back to this value. */
    @Override
    public String toString() {
        return SCALE.format(BigDecimal.valueOf(bytes));
    }
}
