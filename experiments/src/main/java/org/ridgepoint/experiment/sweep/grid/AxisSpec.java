package org.ridgepoint.experiment.sweep.grid;

import java.util.List;
import java.util.Optional;

/**
 * One axis of a sweep: a key with its values, or several keys that move together.
 *
 * @param key a key of the chip's file, or chip, workload, input, batch, precision, seed,
 *     dims.NAME, training.optimiser, training.microBatches or training.recomputedSegments
 * @param values one by one
 * @param range by equal steps
 * @param powersOfTwo each twice the one before
 * @param zip keys with equally many values, taken side by side
 */
public record AxisSpec(
        Optional<String> key,
        Optional<List<AxisValue>> values,
        Optional<RangeSpec> range,
        Optional<RangeSpec> powersOfTwo,
        Optional<List<ColumnSpec>> zip) {
    /** Refuses two ways at once, or none. */
    public AxisSpec {
        if (zip.isPresent()
                && (key.isPresent() || values.isPresent() || range.isPresent() || powersOfTwo.isPresent())) {
            throw new IllegalArgumentException("zip stands alone; move the keys beside it into it");
        }
        if (zip.isEmpty()) {
            SweepAxis.requireOneWay(
                    key.orElseThrow(() -> new IllegalArgumentException("an axis needs a key, or zip")),
                    values,
                    range,
                    powersOfTwo);
        }
    }

    /** The axes that move together, one in most cases. */
    AxisGroup dimension() {
        return zip.map(columns ->
                        new AxisGroup(columns.stream().map(ColumnSpec::axis).toList()))
                .orElseGet(() -> new AxisGroup(List.of(SweepAxis.of(key.orElseThrow(), values, range, powersOfTwo))));
    }
}
