package org.ridgepoint.experiment.overview;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;

/**
 * How the points of a sweep are laid out for drawing: an axis across, an axis down, and a group of points for each choice of
 * all others. Chips lie down where they vary, to be compared; else SRAM lies across and DRAM channels down.
 *
 * @param across the axis across
 * @param down the axis down; empty where only one axis varies
 * @param groups points by the values of the other axes, in words
 */
record MapLayout(SweepAxis across, Optional<SweepAxis> down, Map<String, List<PointResult>> groups) {
    private static final String CHIP = "chip";

    static MapLayout of(SweepResult result) {
        JoinedAxes joined = JoinedAxes.of(result);
        List<SweepAxis> varying =
                joined.axes().stream().filter(axis -> distinct(axis).size() > 1).toList();
        Optional<SweepAxis> chips = preferred(varying, CHIP);
        List<SweepAxis> others = chips.isEmpty() || varying.size() == 1
                ? varying
                : varying.stream().filter(axis -> !axis.equals(chips.get())).toList();
        SweepAxis across = preferred(others, "capacity")
                .or(() -> largest(others))
                .orElse(joined.axes().get(0));
        List<SweepAxis> left =
                varying.stream().filter(axis -> !axis.equals(across)).toList();
        Optional<SweepAxis> down =
                preferred(left, CHIP).or(() -> preferred(left, "dram.channels")).or(() -> largest(left));
        return new MapLayout(across, down, groups(joined.rows(), across, down));
    }

    /** The values of an axis, each once. */
    static List<String> distinct(SweepAxis axis) {
        return axis.values().stream().distinct().toList();
    }

    /** The point of a group at a place. */
    static Optional<PointResult> at(List<PointResult> group, Map<String, String> place) {
        return group.stream()
                .filter(row -> place.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue().equals(row.point().values().get(entry.getKey()))))
                .findFirst();
    }

    /** The values of a point in words. */
    static String words(PointResult row) {
        return row.point().values().entrySet().stream()
                .map(entry -> words(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What a value is called: chips and workloads by their names, anything else with its key. */
    static String words(String key, String value) {
        return key.matches("(chip|workload)(\\+.*)?") ? value : key + " " + value;
    }

    private static Map<String, List<PointResult>> groups(
            List<PointResult> rows, SweepAxis across, Optional<SweepAxis> down) {
        Map<String, List<PointResult>> groups = new LinkedHashMap<>();
        for (PointResult row : rows) {
            String others = row.point().values().entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(across.key()))
                    .filter(entry -> down.filter(axis -> axis.key().equals(entry.getKey()))
                            .isEmpty())
                    .map(entry -> words(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
            groups.computeIfAbsent(others, key -> new java.util.ArrayList<>()).add(row);
        }
        return groups;
    }

    private static Optional<SweepAxis> preferred(List<SweepAxis> axes, String part) {
        return axes.stream().filter(axis -> axis.key().contains(part)).findFirst();
    }

    /** The axis with the most values, one with numbers before one with names. */
    private static Optional<SweepAxis> largest(List<SweepAxis> axes) {
        return axes.stream()
                .max(Comparator.comparing(MapLayout::isNumeric)
                        .thenComparing(axis -> distinct(axis).size()));
    }

    /** Whether the values of an axis have an order to draw a line along. */
    static boolean isNumeric(SweepAxis axis) {
        boolean numbers = axis.values().stream().allMatch(value -> value.matches("[0-9].*"));
        return numbers && !axis.key().equals("input");
    }
}
