package org.ridgepoint.experiment.sweep.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Nearest;

/**
 * A condition that points must meet, such as {@code sram.local.capacity < sram.bulk.capacity} or {@code
 * array.rows * array.columns == 4096}: two sides of keys, figures, numbers, quantities and their products.
 *
 * @param text as written
 * @param left side
 * @param operator between them
 * @param right side
 */
record Constraint(String text, String left, String operator, String right) {
    private static final Pattern FORM = Pattern.compile("([^<>=!]+?)\\s*(<=|>=|==|!=|<|>)\\s*([^<>=!]+)");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");
    private static final Map<String, IntPredicate> OPERATORS = Map.of(
            "<=", sign -> sign <= 0,
            ">=", sign -> sign >= 0,
            "==", sign -> sign == 0,
            "!=", sign -> sign != 0,
            "<", sign -> sign < 0,
            ">", sign -> sign > 0);

    static Constraint parse(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("constraint \"" + text
                    + "\": expected two sides and one of <= >= == != < > between them, such as dram.channels <= 4");
        }
        return new Constraint(text, matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** Whether a point whose keys have these values meets it. */
    boolean holds(Map<String, String> values) {
        return refusing(() -> holds(values, magnitude -> magnitude));
    }

    /** The same of figures, which are plain numbers in seconds, bytes or hertz: so are the quantities beside them. */
    boolean holdsOfFigures(Map<String, String> values) {
        return refusing(() -> holds(values, Magnitude::plain));
    }

    /** What stands on either side, apart from numbers: keys, and words that a key may be equal to. */
    List<String> terms() {
        return Stream.of(left, right)
                .flatMap(side -> Stream.of(side.split("\\s*\\*\\s*")))
                .filter(term -> Magnitude.find(term).isEmpty())
                .toList();
    }

    /** The values that it speaks of. */
    String stated(Map<String, String> values) {
        return terms().stream()
                .filter(values::containsKey)
                .map(term -> term + " is " + values.get(term))
                .collect(Collectors.joining(", "));
    }

    /** What an action returns; what it refuses names this constraint. */
    <T> T refusing(Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("constraint \"" + text + "\": " + refusal.getMessage());
        }
    }

    private boolean holds(Map<String, String> values, UnaryOperator<Magnitude> unit) {
        Optional<Magnitude> less = magnitude(left, values).map(unit);
        Optional<Magnitude> more = magnitude(right, values).map(unit);
        return less.isPresent() && more.isPresent()
                ? OPERATORS.get(operator).test(less.get().compareTo(more.get()))
                : holdsAsText(values);
    }

    private boolean holdsAsText(Map<String, String> values) {
        boolean keyed = values.containsKey(left) || values.containsKey(right);
        if (!keyed || !operator.endsWith("=") || operator.startsWith("<") || operator.startsWith(">")) {
            String unknown = unknown(values);
            String hint = Nearest.hint(unknown, values.keySet());
            throw new IllegalArgumentException("\"" + unknown + "\" is no number and no key of this sweep"
                    + (hint.isEmpty() ? ", none of the chip, and no figure of points.csv" : hint));
        }
        return word(left, values).equals(word(right, values)) == operator.equals("==");
    }

    /** The first part of either side that is neither a number nor a key. */
    private String unknown(Map<String, String> values) {
        return terms().stream()
                .filter(term -> !values.containsKey(term))
                .findFirst()
                .orElse(left);
    }

    private static String word(String side, Map<String, String> values) {
        Matcher quoted = QUOTED.matcher(side);
        String plain = quoted.matches() ? quoted.group(1) == null ? quoted.group(2) : quoted.group(1) : side;
        return values.getOrDefault(plain, plain);
    }

    private static Optional<Magnitude> magnitude(String side, Map<String, String> values) {
        Optional<Magnitude> product = Magnitude.find("1");
        for (String term : side.split("\\s*\\*\\s*")) {
            Optional<Magnitude> factor = Magnitude.find(values.getOrDefault(term, term));
            product = product.flatMap(so -> factor.map(so::times));
        }
        return product;
    }
}
