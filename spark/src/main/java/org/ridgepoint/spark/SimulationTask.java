package org.ridgepoint.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.sweep.PointRunner;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** What an executor does with the points of a partition. All that it reads are texts, and models that Spark has copied. */
final class SimulationTask
        extends AbstractFunction2<TaskContext, Iterator<SimulationTask.Input>, SimulationTask.Output[]>
        implements Serializable {
    private static final long serialVersionUID = 1;

    /**
     * A simulation to be done.
     *
     * @param key the hash of all that decides its result
     * @param config the text of it
     */
    record Input(String key, String config) implements Serializable {}

    /**
     * A simulation that was done.
     *
     * @param key of its input
     * @param outcome as a line of text
     */
    record Output(String key, String outcome) implements Serializable {}

    @Override
    public Output[] apply(TaskContext context, Iterator<Input> points) {
        Home place = new Home(Path.of(SparkFiles.getRootDirectory()));
        Preparation preparation = new Preparation(new Chips(place), new Workloads(ModelZoo.standard(), place));
        PointRunner runner = new PointRunner(preparation, new MachineSimulator());
        List<Output> done = new ArrayList<>();
        while (points.hasNext()) {
            Input point = points.next();
            done.add(new Output(point.key(), runner.run(point.config()).line()));
        }
        return done.toArray(Output[]::new);
    }
}
