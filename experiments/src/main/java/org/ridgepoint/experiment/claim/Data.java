package org.ridgepoint.experiment.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.experiment.config.Nearest;

/**
 * Rows that a claim is held against.
 *
 * @param name by which the experiment calls them
 * @param columns in order
 * @param rows each a text for every column, empty where there is none
 * @param refused points of a sweep that have no result, and why the first has none
 */
record Data(String name, List<String> columns, List<Map<String, String>> rows, Optional<Refused> refused) {
    Data {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Refuses a column that is not there. */
    void requireColumn(String column) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException(name + " has no column " + column + Nearest.hint(column, columns));
        }
    }

    /** Points without a result. */
    record Refused(int count, String first) {}

    /** A table that was read. */
    static Data table(String name, List<Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return new Data(name, List.copyOf(columns), rows, Optional.empty());
    }

    /** All that an experiment names as its data, in order. */
    static List<String> names(Optional<List<String>> sweeps, Optional<List<String>> tables) {
        List<String> names = new ArrayList<>(sweeps.orElse(List.of()));
        names.addAll(tables.orElse(List.of()));
        return names;
    }
}
