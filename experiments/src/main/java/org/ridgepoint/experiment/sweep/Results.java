package org.ridgepoint.experiment.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.sweep.Outcome.Status;
import org.ridgepoint.experiment.sweep.grid.PlannedPoint;

/** What is known of a sweep's points so far, and how many of them, from the first on, have been written down in order. */
final class Results {
    private final List<PlannedPoint> points;
    /** A line of text for each key: smaller than the outcome itself. */
    private final Map<String, String> lines = new HashMap<>();

    private int written;
    private int refused;
    private int errors;
    private double best;

    Results(List<PlannedPoint> points, Map<String, String> earlier) {
        this.points = points;
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
        if (outcome.isOk()) {
            best = Math.max(best, outcome.number(Measure.INFERENCES_PER_SECOND));
        }
    }

    /** The rows that follow those written, as far as their outcomes are known. */
    String nextRows(PointsTable table) {
        StringBuilder rows = new StringBuilder();
        for (Optional<Outcome> next = next(); next.isPresent(); next = next()) {
            Outcome outcome = next.get();
            rows.append(table.row(points.get(written).point(), outcome));
            count(outcome);
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
                .or(() -> point.key().map(lines::get).map(Outcome::ofLine));
    }

    private void count(Outcome outcome) {
        refused += outcome.status() == Status.REFUSED ? 1 : 0;
        errors += outcome.status() == Status.ERROR ? 1 : 0;
        if (outcome.isOk()) {
            best = Math.max(best, outcome.number(Measure.INFERENCES_PER_SECOND));
        }
    }

    /** How the points ended; all of them are written. */
    SweepDocument.Points counts() {
        if (written < points.size()) {
            throw new IllegalStateException("only " + written + " of " + points.size() + " points are written");
        }
        return new SweepDocument.Points(points.size(), refused, errors);
    }

    SweepProgress progress(int simulated, int jobs) {
        int done = (int) points.stream()
                .filter(point -> point.key().map(this::knows).orElse(true))
                .count();
        return new SweepProgress(
                points.size(), done, simulated, jobs, Optional.of(best).filter(fps -> fps > 0));
    }
}
