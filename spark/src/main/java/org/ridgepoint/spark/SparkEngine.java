package org.ridgepoint.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.sweep.FinishedPoint;
import org.ridgepoint.experiment.sweep.Outcome;
import org.ridgepoint.experiment.sweep.PointJob;
import org.ridgepoint.experiment.sweep.SweepEngine;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The machines of a Spark cluster. Each simulation is a task of its own: the text of its resolved configuration goes out, a
 * line with its outcome comes back, and is handed over when it comes. What a lost machine was at is done by another.
 */
final class SparkEngine implements SweepEngine {
    private static final int MOST_TASKS = 100_000;

    private final Session session;

    SparkEngine(Session session) {
        this.session = session;
    }

    @Override
    public void run(List<PointJob> jobs, Consumer<FinishedPoint> results) {
        if (jobs.size() > MOST_TASKS) {
            throw new UserError("--engine spark: takes at most " + MOST_TASKS + " points at once, were " + jobs.size()
                    + "; cut the sweep with --shard");
        }
        SparkContext context = session.open();
        ExecutorWatch watch = ExecutorWatch.on(context, session);
        try (watch) {
            List<PointJob.Parcel> parcels = jobs.stream().map(PointJob::parcel).toList();
            List<Path> models = models(parcels);
            submit(context, parcels, models, results, watch);
        } finally {
            context.stop();
        }
    }

    /** The files that the simulations read, once each. */
    private static List<Path> models(List<PointJob.Parcel> parcels) {
        Map<String, Path> models = new LinkedHashMap<>();
        parcels.stream()
                .flatMap(parcel -> parcel.model().stream())
                .forEach(path -> add(path.toAbsolutePath().normalize(), models));
        return List.copyOf(models.values());
    }

    private static void add(Path model, Map<String, Path> models) {
        Path other = models.putIfAbsent(model.getFileName().toString(), model);
        if (other != null && !other.equals(model)) {
            throw new UserError("--engine spark: " + other + " and " + model
                    + " have one name, and executors keep files by name; rename one");
        }
    }

    private void submit(
            SparkContext context,
            List<PointJob.Parcel> parcels,
            List<Path> models,
            Consumer<FinishedPoint> results,
            ExecutorWatch watch) {
        try {
            models.forEach(path -> context.addFile(path.toString()));
            List<SimulationTask.Input> inputs = parcels.stream()
                    .map(parcel -> new SimulationTask.Input(parcel.key(), parcel.config()))
                    .toList();
            run(context, inputs, results);
        } catch (Exception failure) {
            throw ended(context, watch, failure);
        }
    }

    private static void run(SparkContext context, List<SimulationTask.Input> inputs, Consumer<FinishedPoint> results) {
        RDD<SimulationTask.Input> points =
                context.parallelize(scala(inputs), inputs.size(), ClassTag$.MODULE$.apply(SimulationTask.Input.class));
        List<Object> partitions = IntStream.range(0, inputs.size())
                .<Object>mapToObj(Integer::valueOf)
                .toList();
        ClassTag<SimulationTask.Output[]> type = ClassTag$.MODULE$.apply(SimulationTask.Output[].class);
        context.runJob(points, new SimulationTask(), scala(partitions), handler(results), type);
    }

    /** Why Spark did not do all of it. Where it has stopped by itself, its message only says that it has. */
    private UserError ended(SparkContext context, ExecutorWatch watch, Exception failure) {
        if (watch.gaveUp()) {
            return session.refused(watch.complaint());
        }
        if (context.isStopped()) {
            return session.refused("has let the program go: no master of Spark " + context.version()
                    + " answers there, or its workers cannot start executors");
        }
        return new UserError("--engine spark: " + Failure.inOneLine(failure));
    }

    private static AbstractFunction2<Object, SimulationTask.Output[], BoxedUnit> handler(
            Consumer<FinishedPoint> results) {
        return new AbstractFunction2<>() {
            @Override
            public BoxedUnit apply(Object partition, SimulationTask.Output[] finished) {
                for (SimulationTask.Output each : finished) {
                    results.accept(new FinishedPoint(each.key(), Outcome.ofLine(each.outcome())));
                }
                return BoxedUnit.UNIT;
            }
        };
    }

    private static <T> scala.collection.immutable.Seq<T> scala(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
