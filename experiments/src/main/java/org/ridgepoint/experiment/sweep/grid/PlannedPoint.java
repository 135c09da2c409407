package org.ridgepoint.experiment.sweep.grid;

import java.util.Map;
import java.util.Optional;

/**
 * A point that can be simulated, or the reason why it cannot.
 *
 * @param point its place and its values
 * @param key the hash of all that decides its result; empty where it is refused
 * @param refusal why it is refused; empty where it is not
 * @param packets that its simulation is about as long as; 0 where it is refused
 * @param known what conditions on its result have to know of it
 */
public record PlannedPoint(
        Point point, Optional<String> key, Optional<String> refusal, long packets, Map<String, String> known) {
    /** Copies the map. */
    public PlannedPoint {
        known = Map.copyOf(known);
    }

    static PlannedPoint keyed(Point point, String key, long packets, Map<String, String> known) {
        return new PlannedPoint(point, Optional.of(key), Optional.empty(), packets, known);
    }

    static PlannedPoint refused(Point point, String reason) {
        return new PlannedPoint(point, Optional.empty(), Optional.of(reason), 0, Map.of());
    }

    /** The same at another place in the order. */
    PlannedPoint numbered(int number) {
        return new PlannedPoint(new Point(number, point.values()), key, refusal, packets, known);
    }

    /** What tells it from every other result. */
    String identity() {
        return key.or(() -> refusal).orElseThrow();
    }
}
