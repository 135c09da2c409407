package org.ridgepoint.experiment.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.experiment.formula.Data;

/**
 * Rows laid side by side, so that what they say of one thing can be compared: of rows for each chip and network, say, a row
 * for each chip with a column for each network.
 *
 * @param rows the column whose values become rows
 * @param columns the columns whose values, joined, become columns
 * @param values the columns that are kept; {@code utilization} of {@code tpu-v1} is called {@code utilization_tpu_v1}
 */
public record PivotSpec(String rows, List<String> columns, List<String> values) {
    /** Refuses nothing to lay side by side. */
    public PivotSpec {
        if (columns.isEmpty() || values.isEmpty()) {
            throw new IllegalArgumentException("columns and values must not be empty");
        }
    }

    void requireColumns(Data data) {
        Stream.concat(Stream.of(rows), Stream.concat(columns.stream(), values.stream()))
                .forEach(data::requireColumn);
    }

    Data of(Data data) {
        requireColumns(data);
        Map<String, Map<String, String>> wide = new LinkedHashMap<>();
        for (Map<String, String> row : data.rows()) {
            Map<String, String> into = wide.computeIfAbsent(row.get(rows), name -> named(name));
            for (String value : values) {
                if (into.put(name(value, row), row.get(value)) != null) {
                    throw new IllegalArgumentException("pivot: two rows of " + data.name() + " say what "
                            + name(value, row) + " of " + row.get(rows) + " is; name further columns, or use where");
                }
            }
        }
        return Data.table(data.name(), List.copyOf(wide.values()));
    }

    private Map<String, String> named(String name) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(rows, name);
        return row;
    }

    /** As a formula can call it. */
    private String name(String value, Map<String, String> row) {
        return Stream.concat(Stream.of(value), columns.stream().map(row::get))
                .map(part -> part.replaceAll("[^A-Za-z0-9]+", "_"))
                .collect(Collectors.joining("_"));
    }
}
