package org.ridgepoint.accelerator.spec;

/** An exact positive fraction such as {@code 1/2}, or a whole number. */
public record Ratio(int numerator, int denominator) {
    public Ratio {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException("must be positive, was " + numerator + "/" + denominator);
        }
    }

    /** Reads {@code 2}, {@code 1/2} and the like. */
    public static Ratio parse(String text) {
        String[] parts = text.trim().split("/", -1);
        try {
            if (parts.length <= 2) {
                int denominator = parts.length == 1 ? 1 : Integer.parseInt(parts[1].trim());
                return new Ratio(Integer.parseInt(parts[0].trim()), denominator);
            }
        } catch (NumberFormatException e) {
            throw notARatio(text, e);
        }
        throw notARatio(text, null);
    }

    private static IllegalArgumentException notARatio(String text, Exception cause) {
        String message = "\"" + text + "\" is no ratio; expected a whole number or a fraction such as 1/2";
        return new IllegalArgumentException(message, cause);
    }

    @Override
    public String toString() {
        return denominator == 1 ? Integer.toString(numerator) : numerator + "/" + denominator;
    }
}
