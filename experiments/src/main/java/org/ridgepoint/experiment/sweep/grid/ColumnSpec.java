package org.ridgepoint.experiment.sweep.grid;

import java.util.List;
import java.util.Optional;

/**
 * A key and the values that it takes, stated in one of three ways.
 *
 * @param key a key of the chip's file, or chip, workload, input, batch, precision, seed,
 *     dims.NAME, training.optimiser, training.microBatches or training.recomputedSegments
 * @param values one by one
 * @param range by equal steps
 * @param powersOfTwo each twice the one before
 */
public record ColumnSpec(
        String key, Optional<List<AxisValue>> values, Optional<RangeSpec> range, Optional<RangeSpec> powersOfTwo) {
    /** Refuses two ways at once, or none. */
    public ColumnSpec {
        SweepAxis.requireOneWay(key, values, range, powersOfTwo);
    }

    SweepAxis axis() {
        return SweepAxis.of(key, values, range, powersOfTwo);
    }
}
