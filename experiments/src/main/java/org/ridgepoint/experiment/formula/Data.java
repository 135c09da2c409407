package org.ridgepoint.experiment.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.sweep.grid.Magnitude;

/**
 * Rows that formulas are worked out of.
 *
 * @param name by which whoever states a formula calls them
 * @param columns in order
 * @param rows each a text for every column, empty where there is none
 * @param refused points of a sweep that have no result, and why the first has none
 * @param texts columns with something in them that is no number and no quantity
 */
public record Data(
        String name,
        List<String> columns,
        List<Map<String, String>> rows,
        Optional<RefusedPoints> refused,
        Set<String> texts) {
    /** Copies the collections. */
    public Data {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        texts = Set.copyOf(texts);
    }

    /** Rows of which it is found out which columns hold texts. */
    public Data(String name, List<String> columns, List<Map<String, String>> rows, Optional<RefusedPoints> refused) {
        this(name, columns, rows, refused, texts(columns, rows));
    }

    private static Set<String> texts(List<String> columns, List<Map<String, String>> rows) {
        return columns.stream()
                .filter(column ->
                        rows.stream().map(row -> row.getOrDefault(column, "")).anyMatch(Data::isWord))
                .collect(Collectors.toSet());
    }

    private static boolean isWord(String cell) {
        return !cell.isBlank() && Magnitude.find(cell).isEmpty();
    }

    /** Whether a column holds texts. */
    boolean isText(String column) {
        return texts.contains(column);
    }

    /** Some of the rows; what kind its columns are stays. */
    public Data with(List<Map<String, String>> some) {
        return new Data(name, columns, some, refused, texts);
    }

    /** Refuses a column that is not there. */
    public void requireColumn(String column) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException(name + " has no column " + column + Nearest.hint(column, columns));
        }
    }

    /** Points without a result. */
    public record RefusedPoints(int count, String first) {}

    /** A table that was read. */
    public static Data table(String name, List<Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return new Data(name, List.copyOf(columns), rows, Optional.empty());
    }
}
