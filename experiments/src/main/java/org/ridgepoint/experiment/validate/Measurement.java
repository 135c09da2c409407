package org.ridgepoint.experiment.validate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published measurement, as its table has it.
 *
 * @param fields texts by the names of the columns, in their order
 */
public record Measurement(Map<String, String> fields) {
    private static final String NUMBER = "[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final Pattern VALUE =
            Pattern.compile("(" + NUMBER + ")(?:\\s*(?:to|-|\\.\\.)\\s*(" + NUMBER + "))?");
    private static final double PERCENT = 100;

    /** Keeps the order. */
    public Measurement {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The text of a column; empty where the table has none. */
    public String text(String column) {
        return fields.getOrDefault(column, "").strip();
    }

    /** What messages call it. */
    public String id() {
        return text("id");
    }

    /** The chip, as the row calls it. */
    public String chip() {
        return text("chip");
    }

    /** Network and size of its input, as the row calls them. */
    public String model() {
        String input = text("input");
        boolean said = input.isEmpty() || input.equals("-") || text("model").contains(input);
        return said ? text("model") : text("model") + " @ " + input;
    }

    /** What was measured, in its unit; nothing where the row leaves it out. The middle, where it says from where to where. */
    OptionalDouble measured() {
        Matcher value = VALUE.matcher(text("value"));
        if (!value.matches()) {
            return OptionalDouble.empty();
        }
        double from = Double.parseDouble(value.group(1));
        double to = value.group(2) == null ? from : Double.parseDouble(value.group(2));
        return OptionalDouble.of((from + to) / 2);
    }

    /** Whether there is a value that is no number. */
    boolean isGarbled() {
        return !text("value").isEmpty() && measured().isEmpty();
    }

    /** By how many percent published values of such a kind differ; nothing where the row leaves it out. */
    OptionalDouble spreadPercent() {
        Matcher spread = VALUE.matcher(text("spread_percent"));
        OptionalDouble stated =
                spread.matches() ? OptionalDouble.of(Double.parseDouble(spread.group(1))) : OptionalDouble.empty();
        Matcher value = VALUE.matcher(text("value"));
        if (!value.matches() || value.group(2) == null) {
            return stated;
        }
        double middle = measured().orElseThrow();
        double half = PERCENT * Math.abs(Double.parseDouble(value.group(2)) - middle) / middle;
        return OptionalDouble.of(Math.max(half, stated.orElse(0)));
    }
}
