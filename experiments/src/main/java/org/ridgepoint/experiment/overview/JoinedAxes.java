package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;
import org.ridgepoint.experiment.sweep.grid.AxisGroup;
import org.ridgepoint.experiment.sweep.grid.Point;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;

/**
 * A sweep's axes and points with those that move together made one: {@code workload} and {@code input} become {@code
 * workload+input} with values such as {@code yolov3 608}.
 *
 * @param axes in order
 * @param rows the points, each with a value for each axis
 */
record JoinedAxes(List<SweepAxis> axes, List<PointResult> rows) {
    static JoinedAxes of(SweepResult result) {
        List<AxisGroup> dimensions = result.document().dimensions();
        List<SweepAxis> axes = dimensions.stream().map(JoinedAxes::axis).toList();
        List<PointResult> rows =
                result.rows().stream().map(row -> joined(row, dimensions)).toList();
        return new JoinedAxes(axes, rows);
    }

    private static SweepAxis axis(AxisGroup dimension) {
        List<String> values = IntStream.range(0, dimension.length())
                .mapToObj(i -> dimension.axes().stream()
                        .map(axis -> axis.values().get(i))
                        .collect(Collectors.joining(" ")))
                .toList();
        return new SweepAxis(dimension.name(), values);
    }

    private static PointResult joined(PointResult row, List<AxisGroup> dimensions) {
        Map<String, String> values = new LinkedHashMap<>();
        for (AxisGroup dimension : dimensions) {
            List<String> parts = new ArrayList<>();
            dimension.axes().forEach(axis -> parts.add(row.point().values().get(axis.key())));
            values.put(dimension.name(), String.join(" ", parts));
        }
        return new PointResult(new Point(row.point().number(), values), row.outcome());
    }
}
