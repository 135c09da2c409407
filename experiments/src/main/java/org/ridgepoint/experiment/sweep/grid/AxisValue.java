package org.ridgepoint.experiment.sweep.grid;

/**
 * One value of an axis as it was written: a number, a text, or a quantity with its unit.
 *
 * @param text as written, without quotes
 */
public record AxisValue(String text) {
    /** Refuses nothing to say. */
    public AxisValue {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a value is empty");
        }
    }

    /** The value of a text. */
    public static AxisValue parse(String text) {
        return new AxisValue(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
