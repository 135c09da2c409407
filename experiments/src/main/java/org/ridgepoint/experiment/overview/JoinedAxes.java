package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepResult.Row;
import org.ridgepoint.experiment.sweep.grid.Dimension;
import org.ridgepoint.experiment.sweep.grid.Point;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;

/**
 * A sweep's axes and points with those that move together made one: {@code workload} and {@code input} become {@code
 * workload+input} with values such as {@code yolov3 608}.
 *
 * @param axes in order
 * @param rows the points, each with a value for each axis
 */
record JoinedAxes(List<SweepAxis> axes, List<Row> rows) {
    static JoinedAxes of(SweepResult result) {
        List<Dimension> dimensions = result.document().dimensions();
        List<SweepAxis> axes = dimensions.stream().map(JoinedAxes::axis).toList();
        List<Row> rows =
                result.rows().stream().map(row -> joined(row, dimensions)).toList();
        return new JoinedAxes(axes, rows);
    }

    private static SweepAxis axis(Dimension dimension) {
        List<String> values = IntStream.range(0, dimension.length())
                .mapToObj(i -> dimension.axes().stream()
                        .map(axis -> axis.values().get(i))
                        .collect(Collectors.joining(" ")))
                .toList();
        return new SweepAxis(dimension.name(), values);
    }

    private static Row joined(Row row, List<Dimension> dimensions) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            List<String> parts = new ArrayList<>();
            dimension.axes().forEach(axis -> parts.add(row.point().values().get(axis.key())));
            values.put(dimension.name(), String.join(" ", parts));
        }
        return new Row(new Point(row.point().number(), values), row.outcome());
    }
}
