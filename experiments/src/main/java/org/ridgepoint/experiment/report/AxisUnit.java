package org.ridgepoint.experiment.report;

import org.ridgepoint.sim.quantity.Prefix;

/**
 * What the values of one axis are counted in.
 *
 * @param size of one, in the base unit
 * @param name as in {@code ms} or {@code MiB}
 */
public record AxisUnit(double size, String name) {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB"};

    /** The decimal multiple of a unit in which the largest value has one to three digits. */
    public static AxisUnit decimal(double most, String unit) {
        Prefix prefix = Prefix.NONE;
        double size = 1;
        while (most / size >= 1000 && prefix.larger().isPresent()) {
            size *= 1000;
            prefix = prefix.larger().get();
        }
        while (most > 0 && most / size < 1 && prefix.smaller().isPresent()) {
            size /= 1000;
            prefix = prefix.smaller().get();
        }
        return new AxisUnit(size, prefix.symbol() + unit);
    }

    /** The binary multiple of a byte for a memory on a chip. */
    public static AxisUnit binary(double most) {
        int step = 0;
        double size = 1;
        while (most / size >= 1024 && step < BINARY.length - 1) {
            size *= 1024;
            step++;
        }
        return new AxisUnit(size, BINARY[step]);
    }

    /** A value in this unit. */
    public double of(double value) {
        return value / size;
    }

    /** A title with this unit behind it. */
    public String title(String what) {
        return what + " (" + name + ")";
    }
}
