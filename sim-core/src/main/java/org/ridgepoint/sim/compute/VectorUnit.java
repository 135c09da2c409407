package org.ridgepoint.sim.compute;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgepoint.sim.quantity.Exact;

/**
 * The lanes that do what is no multiply-accumulate: activations, pooling, normalisation, softmax, element-wise sums.
 *
 * <p>Timing: a kind of work has its own rate per lane (an addition each cycle, an exponential every fourth); so many
 * operations of it take the least whole number of cycles on all lanes together.
 *
 * @param lanes elements worked on side by side
 * @param rates operations of one lane per cycle, by kind of work
 */
public record VectorUnit(int lanes, SortedMap<String, Rate> rates) {
    public VectorUnit {
        if (lanes <= 0) {
            throw new IllegalArgumentException("lanes must be positive, was " + lanes);
        }
        rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
    }

    /** A unit with the kinds of work given in any order. */
    public static VectorUnit of(int lanes, Map<String, Rate> rates) {
        return new VectorUnit(lanes, new TreeMap<>(rates));
    }

    /** Cycles for so many operations of one kind; fails for a kind that the unit does not know. */
    public long cycles(String kind, long operations) {
        if (operations < 0) {
            throw new IllegalArgumentException("operations must not be negative, were " + operations);
        }
        return rate(kind).cyclesFor(Exact.ceilDiv(operations, lanes));
    }

    private Rate rate(String kind) {
        Rate rate = rates.get(kind);
        if (rate == null) {
            throw new IllegalArgumentException(
                    "vector unit does no " + kind + "; it does " + String.join(", ", rates.keySet()));
        }
        return rate;
    }
}
