package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes and reads rows as RFC 4180: comma-separated, lines ended by CR LF, fields in quotes where they need them.
 *
 * <p>A field that a spreadsheet would take for a formula begins with an apostrophe, as a spreadsheet marks text.
 *
 * <p>A value that is a map becomes one column for each of its keys, named {@code cycleShare.compute}.
 */
public final class Csv {
    private static final String END_OF_LINE = "\r\n";
    private static final Pattern FIELD =
            Pattern.compile("\\G(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|([^\",\\r\\n]*+))(,|\\r?\\n|$)");

    /** How formulas begin; an apostrophe before them is one more to write. */
    private static final Pattern RUNS = Pattern.compile("'*[=+\\-@\\t\\r].");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?( ?%)?");

    private Csv() {}

    static String write(List<Map<String, Object>> rows) {
        List<Map<String, String>> flat = rows.stream().map(Csv::flattened).toList();
        Set<String> columns = new LinkedHashSet<>();
        flat.forEach(row -> columns.addAll(row.keySet()));
        String header = columns.stream().map(Csv::quoted).collect(Collectors.joining(","));
        String lines = flat.stream()
                .map(row -> columns.stream()
                        .map(column -> quoted(row.getOrDefault(column, "")))
                        .collect(Collectors.joining(",", "", END_OF_LINE)))
                .collect(Collectors.joining());
        return header + END_OF_LINE + lines;
    }

    private static Map<String, String> flattened(Map<String, Object> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        row.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((inner, element) -> fields.put(key + "." + inner, text(element)));
            } else {
                fields.put(key, text(value));
            }
        });
        return fields;
    }

    /** One row with the end of its line. */
    public static String row(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", END_OF_LINE));
    }

    /** The fields of each row of a table, the header's first. */
    public static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Matcher field = FIELD.matcher(table);
        for (int end = 0; end < table.length() || !row.isEmpty(); end = field.end()) {
            if (!field.find()) {
                throw new IllegalArgumentException("no table: a quote is missing after character " + end);
            }
            String quoted = field.group(1);
            row.add(quoted == null ? field.group(2) : unquoted(quoted.replace("\"\"", "\"")));
            if (!field.group(3).equals(",")) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        return rows;
    }

    private static String text(Object value) {
        return value instanceof Double number ? Json.number(number) : value.toString();
    }

    private static String quoted(String given) {
        boolean runs = RUNS.matcher(given).lookingAt() && !NUMBER.matcher(given).matches();
        String field = runs ? "'" + given : given;
        boolean plain = !runs && field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** What {@link #quoted} was given. */
    private static String unquoted(String field) {
        return field.startsWith("'") && RUNS.matcher(field).lookingAt() ? field.substring(1) : field;
    }
}
