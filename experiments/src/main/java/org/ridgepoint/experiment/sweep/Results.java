package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.sweep.grid.Constraints;
import org.ridgepoint.experiment.sweep.grid.PlannedPoint;

/** What is known of a sweep's points so far, and how many of them, from the first on, have been written down in order. */
final class Results {
    private final List<PlannedPoint> points;
    /** A line of text for each key: smaller than the outcome itself. */
    private final Map<String, String> lines = new HashMap<>();

    private final Map<String, Long> packets = new HashMap<>();
    private int written;
    private final Constraints constraints;
    private final List<Outcome.Status> ends = new ArrayList<>();
    private double best;

    Results(List<PlannedPoint> points, Constraints constraints, Map<String, String> earlier) {
        this.points = points;
        this.constraints = constraints;
        points.forEach(point -> point.key().ifPresent(key -> packets.put(key, point.packets())));
        points.stream()
                .flatMap(point -> point.key().stream())
                .filter(earlier::containsKey)
                .forEach(key -> lines.put(key, earlier.get(key)));
    }

    /** Keys that have an outcome. */
    int known() {
        return lines.size();
    }

    boolean knows(String key) {
        return lines.containsKey(key);
    }

    void put(String key, Outcome outcome) {
        lines.put(key, outcome.line());
        if (!constraints.areOnResults()) {
            raise(outcome);
        }
    }

    /** The rows that follow those written, as far as their outcomes are known. */
    String nextRows(PointsTable table) {
        StringBuilder rows = new StringBuilder();
        for (Optional<Outcome> next = next(); next.isPresent(); next = next()) {
            Outcome outcome = next.get();
            rows.append(table.row(points.get(written).point(), outcome));
            ends.add(outcome.status());
            raise(outcome);
            written++;
        }
        return rows.toString();
    }

    private Optional<Outcome> next() {
        if (written == points.size()) {
            return Optional.empty();
        }
        PlannedPoint point = points.get(written);
        return point.refusal()
                .map(Outcome::refused)
                .or(() -> point.key().map(lines::get).map(Outcome::ofLine).map(outcome -> judged(point, outcome)));
    }

    private Outcome judged(PlannedPoint point, Outcome outcome) {
        return outcome.isOk()
                ? constraints
                        .brokenBy(point, name -> outcome.text(Measure.named(name)))
                        .map(outcome::unmet)
                        .orElse(outcome)
                : outcome;
    }

    private void raise(Outcome outcome) {
        if (outcome.isOk()) {
            best = Math.max(best, outcome.number(Measure.INFERENCES_PER_SECOND));
        }
    }

    /** How the points ended; all of them are written. */
    SweepDocument.Points counts() {
        if (written < points.size()) {
            throw new IllegalStateException("only " + written + " of " + points.size() + " points are written");
        }
        return SweepDocument.Points.of(ends);
    }

    /** How long a simulation is about, beside others. */
    long packets(String key) {
        return packets.get(key);
    }

    SweepProgress progress(int simulated, int jobs, double share) {
        int done = (int) points.stream()
                .filter(point -> point.key().map(this::knows).orElse(true))
                .count();
        return new SweepProgress(
                points.size(), done, simulated, jobs, share, Optional.of(best).filter(fps -> fps > 0));
    }
}
