package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The units in which one kind of quantity may be written, each as an exact multiple of the unit it is kept in.
 *
 * <p>Every factor is a product of twos and fives, so a value has a finite decimal form in each unit.
 */
final class Units {
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?) ?([^0-9+.\\s-][^\\s]*)?");

    private final String kind;
    private final String wholeOf;
    private final String example;
    private final List<Unit> units;

    /**
     * A scale without units yet.
     *
     * @param kind what is measured, with its article, as in "a size"
     * @param wholeOf the plural of the unit that the value is kept in, as in "bytes"
     * @param example a good value to show whoever wrote a bad one
     */
    Units(String kind, String wholeOf, String example) {
        this(kind, wholeOf, example, List.of());
    }

    private Units(String kind, String wholeOf, String example, List<Unit> units) {
        this.kind = kind;
        this.wholeOf = wholeOf;
        this.example = example;
        this.units = units;
    }

    /** This scale with one more unit; zero is printed in the first. */
    Units with(String name, String factor) {
        List<Unit> more = Stream.concat(units.stream(), Stream.of(new Unit(name, new BigDecimal(factor))))
                .toList();
        return new Units(kind, wholeOf, example, more);
    }

    /** This scale with a unit under several prefixes, where values are kept in it with one. */
    Units with(Prefix kept, String unit, Prefix... prefixes) {
        Units more = this;
        for (Prefix prefix : prefixes) {
            BigDecimal factor = prefix.factor().divide(kept.factor());
            more = more.with(prefix.symbol() + unit, factor.toPlainString());
        }
        return more;
    }

    /** The value of a text in the kept unit, refusing fractions of it and values above a maximum. */
    long parseWhole(String text, long maximum) {
        BigDecimal value = parse(text);
        if (value.stripTrailingZeros().scale() > 0) {
            throw refused("not a whole number of " + wholeOf + ": \"" + text + "\"");
        }
        if (value.compareTo(BigDecimal.valueOf(maximum)) > 0) {
            throw refused("too large: \"" + text + "\"");
        }
        return value.longValueExact();
    }

    /** The value of a text in the kept unit, to the nearest double. */
    double parseReal(String text) {
        return parse(text).doubleValue();
    }

    /** The shortest exact text for a value of at least one unit, larger units first among equals. */
    String format(BigDecimal value) {
        String best = null;
        for (Unit unit : units) {
            String text = unit.format(value);
            boolean readable = value.abs().compareTo(unit.factor) >= 0;
            if (best == null || (readable && text.length() <= best.length())) {
                best = text;
            }
        }
        return best;
    }

    /** Names of the units. */
    List<String> names() {
        return units.stream().map(Unit::name).toList();
    }

    private BigDecimal parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            throw refused("not a number with a unit: \"" + text + "\"");
        }
        if (matcher.group(2) == null) {
            throw refused("missing unit in \"" + text + "\"");
        }
        Unit unit = find(matcher.group(2)).orElseThrow(() -> unknownUnit(matcher.group(2), text));
        BigDecimal value = new BigDecimal(matcher.group(1)).multiply(unit.factor);
        if (value.signum() < 0) {
            throw refused("must not be negative: \"" + text + "\"");
        }
        return value;
    }

    private Optional<Unit> find(String name) {
        return units.stream().filter(unit -> unit.name.equals(name)).findFirst();
    }

    private IllegalArgumentException unknownUnit(String name, String text) {
        String nearest = units.stream()
                .filter(unit -> unit.name.equalsIgnoreCase(name))
                .findFirst()
                .map(unit -> "; did you mean \"" + unit.name + "\"?")
                .orElse("");
        return new IllegalArgumentException(
                "unknown unit \"" + name + "\" in \"" + text + "\"; " + expected() + nearest);
    }

    private IllegalArgumentException refused(String problem) {
        return new IllegalArgumentException(problem + "; " + expected());
    }

    private String expected() {
        return "expected " + kind + " such as \"" + example + "\" (units: " + String.join(", ", names()) + ")";
    }

    private record Unit(String name, BigDecimal factor) {
        String format(BigDecimal value) {
            return plain(value.divide(factor)) + " " + name;
        }

        private static String plain(BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }
}
