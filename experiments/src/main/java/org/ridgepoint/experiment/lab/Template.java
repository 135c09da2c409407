package org.ridgepoint.experiment.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgepoint.experiment.formula.Formula;
import org.ridgepoint.experiment.report.Words;

/** A text with formulas in braces, as in {@code {2 * m} rows in {base.latencySeconds | s}}. */
record Template(String text) {
    private static final Pattern HOLE = Pattern.compile("\\{([^{}]*?)(?:\\s\\|\\s*([^{}|]+?))?\\s*}");
    private static final Pattern LONE_BRACE = Pattern.compile("[^{}\\n]{0,20}[{}][^{}\\n]{0,20}");
    private static final MathContext DIGITS = new MathContext(4);
    private static final double LARGEST_WHOLE = 1e12;

    /**
     * The columns that its formulas name.
     *
     * @throws IllegalArgumentException where a brace has no other, a formula is none or a unit is not known
     */
    Set<String> columns() {
        Matcher lone = LONE_BRACE.matcher(HOLE.matcher(text).replaceAll("..."));
        if (lone.find()) {
            throw new IllegalArgumentException(
                    "\"" + lone.group() + "\": a brace without its other; expected {formula}");
        }
        Set<String> columns = new LinkedHashSet<>();
        for (Matcher hole = HOLE.matcher(text); hole.find(); ) {
            Optional.ofNullable(hole.group(2))
                    .filter(unit -> !AnswerUnit.isShown(unit))
                    .ifPresent(unit -> {
                        throw new IllegalArgumentException(
                                "unknown unit \"" + unit + "\"; expected one of " + AnswerUnit.shownNames());
                    });
            columns.addAll(Formula.columns(hole.group(1)));
        }
        return columns;
    }

    /** The text with each formula replaced by its value, which {@code values} knows. */
    String filled(Function<String, String> values) {
        return HOLE.matcher(text).replaceAll(hole -> {
            String value = values.apply(hole.group(1));
            return Matcher.quoteReplacement(
                    hole.group(2) == null ? shown(value) : Words.scaled(Double.parseDouble(value), hole.group(2)));
        });
    }

    /** A whole number as it is, another to four digits, a text as it is. */
    static String shown(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            boolean whole = number.stripTrailingZeros().scale() <= 0 && Math.abs(number.doubleValue()) < LARGEST_WHOLE;
            BigDecimal shown = whole ? number : number.round(DIGITS);
            return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException text) {
            return value;
        }
    }
}
