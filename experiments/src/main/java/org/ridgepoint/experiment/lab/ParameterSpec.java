package org.ridgepoint.experiment.lab;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ridgepoint.experiment.sweep.grid.AxisValue;

/**
 * What a number or a name of a lesson may be for a student.
 *
 * @param of all that it may be, in place of a range
 * @param from the least whole number that it may be
 * @param to the largest
 * @param step between one and the next (default 1)
 */
public record ParameterSpec(
        Optional<List<AxisValue>> of, Optional<Integer> from, Optional<Integer> to, Optional<Integer> step) {
    private static final long MOST_VALUES = 10_000;

    /** Refuses neither a list nor a range, both, and one of nothing. */
    public ParameterSpec {
        if (of.isPresent() == from.isPresent() || from.isPresent() != to.isPresent()) {
            throw new IllegalArgumentException("expected either of: [...], or from and to with step where it is not 1");
        }
        if (of.isPresent() && (step.isPresent() || of.get().isEmpty())) {
            throw new IllegalArgumentException("of: must not be empty, and takes no step");
        }
        if (of.filter(values -> new HashSet<>(values).size() < values.size()).isPresent()) {
            throw new IllegalArgumentException("of: a value stands there twice");
        }
        if (step.orElse(1) < 1 || from.orElse(0) < 0 || from.orElse(0) > to.orElse(Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("step must be positive, from not negative, and to not below from");
        }
        if (from.isPresent() && ((long) to.orElseThrow() - from.get()) / step.orElse(1) >= MOST_VALUES) {
            throw new IllegalArgumentException("more than " + MOST_VALUES + " values");
        }
    }

    /** All that it may be, in order. */
    List<String> values() {
        return of.map(values -> values.stream().map(AxisValue::text).toList())
                .orElseGet(() -> LongStream.iterate(
                                from.orElseThrow(), value -> value <= to.orElseThrow(), value -> value + step.orElse(1))
                        .mapToObj(Long::toString)
                        .toList());
    }
}
