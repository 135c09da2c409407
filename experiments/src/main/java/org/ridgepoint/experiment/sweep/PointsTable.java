package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.sweep.grid.Point;

/**
 * The columns of {@code points.csv}: the point's number, each axis, the status, each measure, the reason.
 *
 * @param keys of the axes
 */
record PointsTable(List<String> keys) {
    String header() {
        List<String> columns = new ArrayList<>(List.of("point"));
        columns.addAll(keys);
        columns.add("status");
        Measure.ALL.forEach(measure -> columns.add(measure.name()));
        columns.add("reason");
        return Csv.row(columns);
    }

    String row(Point point, Outcome outcome) {
        List<String> fields = new ArrayList<>(List.of(Integer.toString(point.number())));
        fields.addAll(point.values().values());
        fields.addAll(outcome.fields());
        return Csv.row(fields);
    }

    /** The rows of a table with this header. */
    List<SweepResult.Row> rows(String table) {
        List<List<String>> rows = Csv.rows(table);
        if (rows.isEmpty() || !Csv.row(rows.get(0)).equals(header())) {
            throw new IllegalArgumentException("its columns are not those of this version");
        }
        return rows.subList(1, rows.size()).stream().map(this::row).toList();
    }

    private SweepResult.Row row(List<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), fields.get(1 + i));
        }
        Point point = new Point(Integer.parseInt(fields.get(0)), values);
        return new SweepResult.Row(point, Outcome.of(fields.subList(1 + keys.size(), fields.size())));
    }
}
