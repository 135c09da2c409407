package org.ridgepoint.experiment.sweep;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.sweep.Outcome.Status;
import org.ridgepoint.experiment.sweep.grid.PlannedPoint;
import org.ridgepoint.experiment.sweep.grid.PointKeys;
import org.ridgepoint.experiment.sweep.grid.Shard;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;

/**
 * Has the points of a plan simulated and keeps what comes of them: first in the folder's journal, then, in the sweep's
 * order, in its table. Which thread or machine does what, and when, changes no byte of the table.
 */
public final class Sweep {
    private final SweepPlan plan;
    private final Shard shard;
    private final SweepEngine engine;
    private final Optional<PointCache> cache;
    private final SweepProgress.Listener listener;

    /** A sweep of a part of a plan's points. */
    public Sweep(
            SweepPlan plan,
            Shard shard,
            SweepEngine engine,
            Optional<PointCache> cache,
            SweepProgress.Listener listener) {
        this.plan = plan;
        this.shard = shard;
        this.engine = engine;
        this.cache = cache;
        this.listener = listener;
    }

    /**
     * What was done.
     *
     * @param result all points
     * @param simulated points' results that were simulated now
     * @param cached results that the cache had
     * @param resumed results that an earlier program had left
     */
    public record Done(SweepResult result, int simulated, int cached, int resumed) {}

    /** Does what is not yet done in a folder; each run is made ready when its turn comes. */
    public Done run(SweepFolder folder, Function<PlannedPoint, ResolvedRun> ready) {
        SweepIdentity identity = SweepIdentity.of(plan, shard);
        if (folder.isFinished()) {
            return finished(folder, identity);
        }
        List<PlannedPoint> points = shard.of(plan.points());
        PointsTable table =
                new PointsTable(plan.axes().stream().map(SweepAxis::key).toList());
        Results results = new Results(points, plan.constraints(), folder.begin(identity, table.header()));
        int resumed = results.known();
        int cached = fromCache(results, points);
        Map<String, PlannedPoint> missing = missing(results, points);
        List<PointJob> jobs = missing.entrySet().stream()
                .map(entry -> new PointJob(entry.getKey(), () -> ready.apply(entry.getValue())))
                .toList();
        new Collector(folder, table, results)
                .collect(engine, jobs, (key, outcome) -> keep(missing.get(key), outcome), listener);
        folder.finish(SweepDocument.of(plan, shard, results.counts(), folder.completeTable(table)));
        return new Done(folder.result(), jobs.size(), cached, resumed);
    }

    private static Done finished(SweepFolder folder, SweepIdentity identity) {
        SweepResult result = folder.result();
        SweepIdentity earlier = SweepIdentity.of(result.document());
        if (!earlier.equals(identity)) {
            throw folder.changed(identity.changedSince(earlier));
        }
        return new Done(result, 0, 0, result.rows().size());
    }

    private int fromCache(Results results, List<PlannedPoint> points) {
        int before = results.known();
        cache.ifPresent(store -> points.stream()
                .flatMap(point -> point.key().stream())
                .filter(key -> !results.knows(key))
                .forEach(key -> store.find(key).ifPresent(outcome -> results.put(key, outcome))));
        return results.known() - before;
    }

    /** The first point of each key without an outcome, in order. */
    private static Map<String, PlannedPoint> missing(Results results, List<PlannedPoint> points) {
        Map<String, PlannedPoint> missing = new LinkedHashMap<>();
        for (PlannedPoint point : points) {
            point.key().filter(key -> !results.knows(key)).ifPresent(key -> missing.putIfAbsent(key, point));
        }
        return missing;
    }

    /** An error of ours is not kept: the next program may do better. */
    private void keep(PlannedPoint point, Outcome outcome) {
        if (outcome.status() != Status.ERROR) {
            cache.ifPresent(store -> store.keep(point.key().orElseThrow(), what(point), outcome));
        }
    }

    private String what(PlannedPoint point) {
        Map<String, String> values = new HashMap<>(plan.file().fixed());
        values.putAll(point.point().values());
        String chip = values.remove(PointKeys.CHIP);
        String workload = values.remove(PointKeys.WORKLOAD);
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" ", chip + " " + workload + " ", ""))
                .strip();
    }
}
