package org.ridgepoint.experiment.overview;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.sweep.Axis;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepResult.Row;

/**
 * How the points of a sweep are laid out for drawing: an axis across, an axis down, and a group of points for each choice of
 * all others. SRAM lies across and DRAM channels down where they vary.
 *
 * @param across the axis across
 * @param down the axis down; empty where only one axis varies
 * @param groups points by the values of the other axes, in words
 */
record Grid(Axis across, Optional<Axis> down, Map<String, List<Row>> groups) {
    static Grid of(SweepResult result) {
        List<Axis> varying = result.document().axes().stream()
                .filter(axis -> distinct(axis).size() > 1)
                .toList();
        Axis across = preferred(varying, "capacity")
                .or(() -> largest(varying))
                .orElse(result.document().axes().get(0));
        List<Axis> left = varying.stream().filter(axis -> !axis.equals(across)).toList();
        Optional<Axis> down = preferred(left, "dram.channels").or(() -> largest(left));
        return new Grid(across, down, groups(result, across, down));
    }

    /** The values of an axis, each once. */
    static List<String> distinct(Axis axis) {
        return axis.values().stream().distinct().toList();
    }

    /** The point of a group at a place. */
    static Optional<Row> at(List<Row> group, Map<String, String> place) {
        return group.stream()
                .filter(row -> place.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue().equals(row.point().values().get(entry.getKey()))))
                .findFirst();
    }

    /** The values of a point in words. */
    static String words(Row row) {
        return row.point().values().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, List<Row>> groups(SweepResult result, Axis across, Optional<Axis> down) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : result.rows()) {
            String others = row.point().values().entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(across.key()))
                    .filter(entry -> down.filter(axis -> axis.key().equals(entry.getKey()))
                            .isEmpty())
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
            groups.computeIfAbsent(others, key -> new java.util.ArrayList<>()).add(row);
        }
        return groups;
    }

    private static Optional<Axis> preferred(List<Axis> axes, String part) {
        return axes.stream().filter(axis -> axis.key().contains(part)).findFirst();
    }

    /** The axis with the most values, one with numbers before one with names. */
    private static Optional<Axis> largest(List<Axis> axes) {
        return axes.stream()
                .max(Comparator.comparing(Grid::isNumeric)
                        .thenComparing(axis -> distinct(axis).size()));
    }

    private static boolean isNumeric(Axis axis) {
        boolean numbers = axis.values().stream().allMatch(value -> value.matches("[0-9].*"));
        return numbers && !axis.key().equals("input");
    }
}
