package org.ridgepoint.experiment.sweep.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The points that axes span, the last axis moving fastest, without those that break a constraint.
 *
 * @param dimensions axes that move independently of each other
 * @param constraints that every point meets
 * @param fixed what constraints may name beside the axes
 */
record PointGrid(List<AxisGroup> dimensions, List<Constraint> constraints, Map<String, String> fixed) {
    private static final long MOST_POINTS = 1_000_000;

    /** Refuses a key on two axes, a value twice on one, and more points than anyone could wait for. */
    PointGrid {
        dimensions = List.copyOf(dimensions);
        Map<String, Integer> seen = new HashMap<>();
        long points = 1;
        for (AxisGroup dimension : dimensions) {
            dimension.axes().forEach(axis -> requireNew(axis, seen));
            requireDistinct(dimension);
            points *= dimension.length();
            if (points > MOST_POINTS) {
                throw new IllegalArgumentException("axes span more than " + MOST_POINTS + " points");
            }
        }
    }

    private static void requireNew(SweepAxis axis, Map<String, Integer> seen) {
        if (seen.merge(axis.key(), 1, Integer::sum) > 1) {
            throw new IllegalArgumentException("two axes are called " + axis.key());
        }
    }

    private static void requireDistinct(AxisGroup dimension) {
        if (dimension.axes().size() == 1 && !dimension.axes().get(0).hasDistinctValues()) {
            throw new IllegalArgumentException(dimension.axes().get(0).key() + ": a value stands there twice");
        }
    }

    List<SweepAxis> axes() {
        return dimensions.stream().flatMap(each -> each.axes().stream()).toList();
    }

    List<Point> points() {
        int total = dimensions.stream().mapToInt(AxisGroup::length).reduce(1, Math::multiplyExact);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            Map<String, String> values = values(i);
            if (meetsAll(values)) {
                points.add(new Point(points.size() + 1, values));
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no point meets the constraints");
        }
        return points;
    }

    /** The position on each axis is a digit of the point's number. */
    private Map<String, String> values(int index) {
        int[] positions = new int[dimensions.size()];
        int rest = index;
        for (int d = dimensions.size() - 1; d >= 0; d--) {
            positions[d] = rest % dimensions.get(d).length();
            rest /= dimensions.get(d).length();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int d = 0; d < positions.length; d++) {
            int position = positions[d];
            dimensions
                    .get(d)
                    .axes()
                    .forEach(axis -> values.put(axis.key(), axis.values().get(position)));
        }
        return values;
    }

    private boolean meetsAll(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(fixed);
        all.putAll(values);
        return constraints.stream().allMatch(constraint -> constraint.holds(all));
    }
}
