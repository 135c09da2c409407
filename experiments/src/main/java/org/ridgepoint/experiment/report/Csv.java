package org.ridgepoint.experiment.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes rows as RFC 4180: comma-separated, lines ended by CR LF, fields in quotes where they need them.
 *
 * <p>A value that is a map becomes one column for each of its keys, named {@code cycleShare.usefulMacs}.
 */
final class Csv {
    private static final String END_OF_LINE = "\r\n";

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

    private static String text(Object value) {
        return value instanceof Double number ? Json.number(number) : value.toString();
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
