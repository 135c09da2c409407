package org.ridgepoint.experiment.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;

/** A finished sweep as data: a column for each axis and each figure, a row for each point with a result. */
final class SweepData {
    private SweepData() {}

    static Data of(String name, SweepResult result) {
        List<String> columns = new ArrayList<>(
                result.document().axes().stream().map(SweepAxis::key).toList());
        Measure.ALL.forEach(measure -> columns.add(measure.name()));
        List<SweepResult.PointResult> without =
                result.rows().stream().filter(row -> !row.outcome().isOk()).toList();
        Optional<Data.RefusedPoints> refused = without.stream()
                .findFirst()
                .map(first ->
                        new Data.RefusedPoints(without.size(), first.outcome().reason()));
        List<Map<String, String>> rows = result.rows().stream()
                .filter(row -> row.outcome().isOk())
                .map(SweepData::row)
                .toList();
        return new Data(name, columns, rows, refused);
    }

    private static Map<String, String> row(SweepResult.PointResult point) {
        Map<String, String> row = new LinkedHashMap<>(point.point().values());
        Measure.ALL.forEach(measure -> row.put(measure.name(), point.outcome().text(measure)));
        return row;
    }
}
