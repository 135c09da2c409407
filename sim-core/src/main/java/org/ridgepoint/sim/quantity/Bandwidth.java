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
            .with("B/s", "1")
            .with("kB/s", "1000")
            .with("MB/s", "1000000")
            .with("GB/s", "1000000000")
            .with("TB/s", "1000000000000")
            .with("KiB/s", "1024")
            .with("MiB/s", "1048576")
            .with("GiB/s", "1073741824")
            .with("TiB/s", "1099511627776");

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
