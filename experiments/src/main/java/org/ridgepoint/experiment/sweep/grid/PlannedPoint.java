package org.ridgepoint.experiment.sweep.grid;

import java.util.Optional;

/**
 * A point that can be simulated, or the reason why it cannot.
 *
 * @param point its place and its values
 * @param key the hash of all that decides its result; empty where it is refused
 * @param refusal why it is refused; empty where it is not
 */
public record PlannedPoint(Point point, Optional<String> key, Optional<String> refusal) {
    static PlannedPoint keyed(Point point, String key) {
        return new PlannedPoint(point, Optional.of(key), Optional.empty());
    }

    static PlannedPoint refused(Point point, String reason) {
        return new PlannedPoint(point, Optional.empty(), Optional.of(reason));
    }

    /** What tells it from every other result. */
    String identity() {
        return key.or(() -> refusal).orElseThrow();
    }
}
