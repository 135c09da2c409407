package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.sweep.grid.Point;

/**
 * The columns of {@code points.csv}: the point's number, each axis, the status, each measure, whether the point is on
 * the Pareto front of its work, which is known when all points are, and the reason.
 *
 * @param keys of the axes
 */
record PointsTable(List<String> keys) {
    String header() {
        List<String> columns = new ArrayList<>(List.of("point"));
        columns.addAll(keys);
        columns.add("status");
        Measure.ALL.forEach(measure -> columns.add(measure.name()));
        columns.add("pareto");
        columns.add("reason");
        return Csv.row(columns);
    }

    /** A row of a table that is not yet complete. */
    String row(Point point, Outcome outcome) {
        return row(point, outcome, "");
    }

    private static String row(Point point, Outcome outcome, String pareto) {
        List<String> fields = new ArrayList<>(List.of(Integer.toString(point.number())));
        fields.addAll(point.values().values());
        fields.addAll(outcome.fields());
        fields.add(fields.size() - 1, pareto);
        return Csv.row(fields);
    }

    /** The whole table, with what only all points together tell. */
    String complete(List<SweepResult.PointResult> rows) {
        Set<SweepResult.PointResult> front = ParetoFront.ofEachWork(rows);
        StringBuilder table = new StringBuilder(header());
        for (SweepResult.PointResult row : rows) {
            String pareto = !row.outcome().isOk() ? "" : front.contains(row) ? "yes" : "no";
            table.append(row(row.point(), row.outcome(), pareto));
        }
        return table.toString();
    }

    /** The rows of a table with this header. */
    List<SweepResult.PointResult> rows(String table) {
        List<List<String>> rows = Csv.rows(table);
        if (rows.isEmpty() || !Csv.row(rows.get(0)).equals(header())) {
            throw new IllegalArgumentException("its columns are not those of this version");
        }
        return rows.subList(1, rows.size()).stream().map(this::row).toList();
    }

    private SweepResult.PointResult row(List<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), fields.get(1 + i));
        }
        Point point = new Point(Integer.parseInt(fields.get(0)), values);
        List<String> outcome = new ArrayList<>(fields.subList(1 + keys.size(), fields.size()));
        outcome.remove(outcome.size() - 2);
        return new SweepResult.PointResult(point, Outcome.of(outcome));
    }
}
