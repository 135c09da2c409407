package org.ridgepoint.experiment.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes records as YAML that binds back to equal records: every key, in the order of the components, quantities with
 * their units, optional keys only where they have a value.
 */
public final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 _./()-]*(?<! )");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
    private static final int LONGEST_INLINE = 90;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The text for records or maps of them. */
    public static String write(Object value) {
        YamlWriter writer = new YamlWriter();
        writer.mapping(entries(value), 0);
        return writer.out.toString();
    }

    private void mapping(Map<String, Object> entries, int depth) {
        entries.forEach((key, value) -> {
            out.append("  ".repeat(depth)).append(quotedIfNeeded(key)).append(':');
            value(value, depth);
        });
    }

    private void value(Object value, int depth) {
        if (value instanceof List<?> list && needsLines(list)) {
            out.append('\n');
            list.forEach(element -> element(element, depth + 1));
        } else if (isNested(value) && !entries(value).isEmpty()) {
            out.append('\n');
            mapping(entries(value), depth + 1);
        } else {
            out.append(' ').append(inline(value)).append('\n');
        }
    }
    /** Lists of anything but a few short scalars are written one element a line. */
    private static boolean needsLines(List<?> list) {
        return list.stream().anyMatch(YamlWriter::isNested) || inline(list).length() > LONGEST_INLINE;
    }

    private void element(Object element, int depth) {
        int start = out.length();
        if (isNested(element) && !entries(element).isEmpty()) {
            mapping(entries(element), depth + 1);
            out.replace(start + 2 * depth, start + 2 * depth + 2, "- ");
        } else {
            out.append("  ".repeat(depth)).append("- ").append(inline(element)).append('\n');
        }
    }

    private static String inline(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(YamlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> || value.getClass().isRecord() && isNested(value)) {
            return "{}";
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quotedIfNeeded(text(value));
    }

    /** Scalars as text, before quoting. */
    private static String text(Object value) {
        return value instanceof Enum<?> constant ? ScalarBinder.name(constant) : value.toString();
    }

    private static String quotedIfNeeded(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(isPlain(c) ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    /** Control characters and what YAML takes for a break or no character at all are written by their numbers. */
    private static boolean isPlain(int c) {
        boolean control = c < ' ' || c >= 0x7F && c <= 0x9F;
        return !control && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
    }

    private static boolean isNested(Object value) {
        boolean composed = value.getClass().isRecord()
                && ScalarBinder.parse(value.getClass()).isEmpty();
        return composed || value instanceof Map<?, ?>;
    }

    private static Map<String, Object> entries(Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> entries.put(text(key), element));
            return entries;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            present(component(value, component)).ifPresent(part -> entries.put(component.getName(), part));
        }
        return entries;
    }

    private static Optional<?> present(Object value) {
        return value instanceof Optional<?> optional ? optional : Optional.of(value);
    }

    private static Object component(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
