package org.ridgepoint.experiment.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes maps, lists and scalars as indented JSON, always the same way.
 *
 * <p>A double is written with 15 significant digits through its exact decimal value, not by the JDK's own text, which
 * differs between releases.
 */
public final class Json {
    private static final MathContext DIGITS = new MathContext(15);
    private static final int SMALLEST_PLAIN_SCALE = 21;

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** The text of a value, indented. */
    public static String write(Object value) {
        Json json = new Json();
        json.value(value, 0);
        return json.out.append('\n').toString();
    }

    /** A number's text. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalStateException("a result is not a number: " + value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        boolean plain = rounded.scale() <= SMALLEST_PLAIN_SCALE && rounded.scale() >= -SMALLEST_PLAIN_SCALE;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** A text as JSON has it. */
    static String quoted(String text) {
        Json json = new Json();
        json.text(text);
        return json.out.toString();
    }

    private void value(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            block('{', '}', map.entrySet().iterator(), depth);
        } else if (value instanceof List<?> list) {
            block('[', ']', list.iterator(), depth);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void block(char open, char close, Iterator<?> elements, int depth) {
        out.append(open);
        if (!elements.hasNext()) {
            out.append(close);
            return;
        }
        String separator = "\n";
        while (elements.hasNext()) {
            out.append(separator).append("  ".repeat(depth + 1));
            element(elements.next(), depth + 1);
            separator = ",\n";
        }
        out.append('\n').append("  ".repeat(depth)).append(close);
    }

    private void element(Object element, int depth) {
        if (element instanceof Map.Entry<?, ?> entry) {
            text(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), depth);
        } else {
            value(element, depth);
        }
    }

    private void text(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c));
            }
        });
        out.append('"');
    }
}
