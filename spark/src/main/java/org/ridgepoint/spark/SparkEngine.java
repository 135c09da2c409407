package org.ridgepoint.spark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.sweep.FinishedPoint;
import org.ridgepoint.experiment.sweep.Outcome;
import org.ridgepoint.experiment.sweep.PointJob;
import org.ridgepoint.experiment.sweep.SweepEngine;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The machines of a Spark cluster. Each simulation is a task of its own: the text of its resolved configuration goes out, a
 * line with its outcome comes back, and is handed over when it comes.
 */
public final class SparkEngine implements SweepEngine {
    private static final int MOST_TASKS = 100_000;
    /** What they have to say comes back as an exception, too. */
    private static final List<String> QUIET = List.of("org.apache", "org.sparkproject");

    private final String master;
    private final Home home;

    SparkEngine(String master, Home home) {
        this.master = master;
        this.home = home;
    }

    @Override
    public void run(List<PointJob> jobs, Consumer<FinishedPoint> results) {
        if (jobs.size() > MOST_TASKS) {
            throw new UserError("--engine spark: takes at most " + MOST_TASKS + " points at once, were " + jobs.size()
                    + "; cut the sweep with --shard");
        }
        List<SimulationTask.Input> inputs = jobs.stream()
                .map(job -> new SimulationTask.Input(job.key(), job.text()))
                .toList();
        SparkContext context = context();
        try {
            submit(context, inputs, results);
        } catch (UserError refusal) {
            throw refusal;
        } catch (Exception failure) {
            throw new UserError("--engine spark: " + failure.getMessage());
        } finally {
            context.stop();
        }
    }

    private SparkContext context() {
        QUIET.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
        SparkConf conf =
                new SparkConf().setMaster(master).setAppName("ridgepoint").set("spark.ui.enabled", "false");
        if (master.startsWith("local")) {
            conf.set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1");
        }
        try {
            return new SparkContext(conf);
        } catch (Exception refusal) {
            throw new UserError("--master " + master + ": " + refusal.getMessage());
        }
    }

    private void submit(SparkContext context, List<SimulationTask.Input> inputs, Consumer<FinishedPoint> results) {
        RDD<SimulationTask.Input> points =
                context.parallelize(scala(inputs), inputs.size(), ClassTag$.MODULE$.apply(SimulationTask.Input.class));
        List<Object> partitions = IntStream.range(0, inputs.size())
                .<Object>mapToObj(Integer::valueOf)
                .toList();
        ClassTag<SimulationTask.Output[]> type = ClassTag$.MODULE$.apply(SimulationTask.Output[].class);
        context.runJob(points, new SimulationTask(home.folder().toString()), scala(partitions), handler(results), type);
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
