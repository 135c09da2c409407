package org.ridgepoint.experiment.sweep.grid;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Axes that move together.
 *
 * @param axes equally long
 */
public record AxisGroup(List<SweepAxis> axes) {
    /** Refuses axes of different lengths. */
    public AxisGroup {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("zip needs at least one key");
        }
        if (axes.stream().mapToInt(axis -> axis.values().size()).distinct().count() > 1) {
            String lengths = axes.stream()
                    .map(axis -> axis.key() + " has " + axis.values().size())
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("zip needs equally many values for each key; " + lengths);
        }
    }

    /** The keys in one word. */
    public String name() {
        return axes.stream().map(SweepAxis::key).collect(Collectors.joining("+"));
    }

    /** Positions along it. */
    public int length() {
        return axes.get(0).values().size();
    }
}
