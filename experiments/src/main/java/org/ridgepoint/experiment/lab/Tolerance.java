package org.ridgepoint.experiment.lab;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a number may be off.
 *
 * @param amount of the right one, or in its unit
 * @param ofTheRightOne whether it is a share
 */
public record Tolerance(double amount, boolean ofTheRightOne) {
    /** Nothing but what numbers lose in the last of their digits. */
    static final Tolerance NONE = new Tolerance(1e-9, true);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)( ?%)?");
    private static final double PERCENT = 0.01;

    /** The tolerance of a text, as in {@code 5 %} or {@code 0.5}. */
    public static Tolerance parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a tolerance: \"" + text + "\"; expected such as \"5 %\", or 0.5");
        }
        boolean share = matcher.group(2) != null;
        double number = Double.parseDouble(matcher.group(1));
        if (share && number >= 1 / PERCENT) {
            throw new IllegalArgumentException("must be below 100 %, was \"" + text + "\"");
        }
        return new Tolerance(share ? number * PERCENT : number, share);
    }

    /** Whether a number is near enough to the right one. */
    boolean allows(double number, double right) {
        return Math.abs(number - right) <= (ofTheRightOne ? amount * Math.abs(right) : amount) * (1 + NONE.amount);
    }

    @Override
    public String toString() {
        return ofTheRightOne
                ? String.format(Locale.ROOT, "%.4g", amount / PERCENT).replaceFirst("\\.?0+$", "") + " %"
                : Double.toString(amount).replaceFirst("\\.0$", "");
    }
}
