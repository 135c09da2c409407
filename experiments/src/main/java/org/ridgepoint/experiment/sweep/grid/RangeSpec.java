package org.ridgepoint.experiment.sweep.grid;

import java.util.Optional;

/**
 * Values from one to another, both included.
 *
 * @param from the first
 * @param to the last, where the steps meet it
 * @param step from each to the next; of powers of two there is none
 */
public record RangeSpec(AxisValue from, AxisValue to, Optional<AxisValue> step) {}
