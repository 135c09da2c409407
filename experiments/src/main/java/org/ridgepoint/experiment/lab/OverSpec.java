package org.ridgepoint.experiment.lab;

import java.util.List;
import org.ridgepoint.experiment.sweep.grid.AxisValue;

/**
 * A small sweep in place of one run.
 *
 * @param key what varies: {@code chip}, {@code workload}, {@code input}, {@code batch}, {@code precision} or a key of the chip
 * @param values what it is, one after the other
 */
public record OverSpec(String key, List<AxisValue> values) {
    private static final int MOST_VALUES = 32;

    /** Refuses nothing, and more than a lesson has time for. */
    public OverSpec {
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("values: expected 1 to " + MOST_VALUES + ", were " + values.size());
        }
    }
}
