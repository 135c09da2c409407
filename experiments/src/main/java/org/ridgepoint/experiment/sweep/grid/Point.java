package org.ridgepoint.experiment.sweep.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of a sweep.
 *
 * @param number its place in the sweep's order, from 1
 * @param values what each axis has there, in the order of the axes
 */
public record Point(int number, Map<String, String> values) {
    /** Copies the values, keeping their order. */
    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
