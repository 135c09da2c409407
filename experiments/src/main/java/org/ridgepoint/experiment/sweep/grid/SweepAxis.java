package org.ridgepoint.experiment.sweep.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key and all the values that it takes, in order.
 *
 * @param key as the sweep's file has it
 * @param values each different
 */
public record SweepAxis(String key, List<String> values) {
    /** An operator in short without its second number. */
    private static final Pattern CUT = Pattern.compile("(gemm|conv):[^,]*");
    /** One of the numbers that such an operator goes on with. */
    private static final Pattern REST = Pattern.compile("[0-9]+(x[0-9]+)?");

    private static final int MOST_VALUES = 100_000;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Refuses no value and a value twice. */
    public SweepAxis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + ": values must not be empty");
        }
    }

    static void requireOneWay(
            String key, Optional<List<AxisValue>> values, Optional<RangeSpec> range, Optional<RangeSpec> powersOfTwo) {
        if (Stream.of(values, range, powersOfTwo).filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException(key + ": expected exactly one of values, range and powersOfTwo");
        }
        if (range.isPresent() && range.get().step().isEmpty()) {
            throw new IllegalArgumentException(key + ": range needs a step");
        }
        if (powersOfTwo.isPresent() && powersOfTwo.get().step().isPresent()) {
            throw new IllegalArgumentException(key + ": powersOfTwo has no step");
        }
    }

    static SweepAxis of(
            String key, Optional<List<AxisValue>> values, Optional<RangeSpec> range, Optional<RangeSpec> powersOfTwo) {
        if (values.isPresent()) {
            List<String> texts = values.get().stream().map(AxisValue::text).toList();
            requireWhole(key, texts);
            return new SweepAxis(key, texts);
        }
        try {
            return new SweepAxis(
                    key, range.map(SweepAxis::stepped).orElseGet(() -> doubled(powersOfTwo.orElseThrow())));
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(key + ": " + refusal.getMessage(), refusal);
        }
    }

    /** Between brackets YAML ends a value at a comma, and {@code gemm:1,4096,4096} becomes three of them. */
    private static void requireWhole(String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (CUT.matcher(values.get(i)).matches()) {
                String meant = Stream.concat(
                                Stream.of(values.get(i)),
                                values.subList(i + 1, values.size()).stream()
                                        .takeWhile(text -> REST.matcher(text).matches()))
                        .collect(Collectors.joining(","));
                throw new IllegalArgumentException(key + ": \"" + values.get(i)
                        + "\" is cut short, as YAML ends a value at a comma between [ and ]; quote it: [\"" + meant
                        + "\"]");
            }
        }
    }

    /** Whether no value stands there twice: axes that are crossed would make the same point twice. */
    boolean hasDistinctValues() {
        return new HashSet<>(values).size() == values.size();
    }

    private static List<String> stepped(RangeSpec spec) {
        Magnitude step = magnitude(spec.step().orElseThrow());
        if (step.amount().signum() <= 0) {
            throw new IllegalArgumentException("step must be positive, was " + step);
        }
        return series(spec, at -> at.plus(step));
    }

    private static List<String> doubled(RangeSpec spec) {
        if (magnitude(spec.from()).amount().signum() <= 0) {
            throw new IllegalArgumentException("powersOfTwo must begin above zero, was " + spec.from());
        }
        return series(spec, at -> at.times(TWO));
    }

    private static List<String> series(RangeSpec spec, UnaryOperator<Magnitude> next) {
        Magnitude last = magnitude(spec.to());
        List<String> values = new ArrayList<>();
        for (Magnitude at = magnitude(spec.from()); at.compareTo(last) <= 0; at = next.apply(at)) {
            if (values.size() == MOST_VALUES) {
                throw new IllegalArgumentException("more than " + MOST_VALUES + " values");
            }
            values.add(at.toString());
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("from " + spec.from() + " is above to " + spec.to());
        }
        return values;
    }

    private static Magnitude magnitude(AxisValue value) {
        return Magnitude.find(value.text())
                .orElseThrow(() -> new IllegalArgumentException("not a number or a quantity: \"" + value
                        + "\"; expected such as 4 or \"64 MiB\", of at most 30 digits"));
    }
}
