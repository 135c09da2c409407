package org.ridgepoint.experiment.run;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** Runs from a program of one's own, with the names that the command line takes. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Ridgepoint {
    private Ridgepoint() {}

    /**
     * Runs a workload on a chip.
     *
     * @param chip a name from the catalogue, or the path of a YAML file
     * @param workload a name, a path, or one operator in short; the size of its input may follow, as in {@code yolov3@608}
     * @param settings keys of the chip's file to change, as in {@code dram.channels=2}
     * @throws org.ridgepoint.experiment.config.UserError in one line, where that cannot be run
     */
    public static RunResult run(String chip, String workload, String... settings) {
        WorkloadRequest request =
                new WorkloadRequest(workload, Optional.empty(), Optional.empty(), Optional.empty(), GraphOptions.NONE);
        return run(new RunRequest(chip, request, List.of(settings), 1), Home.find());
    }

    /** Runs whatever the command line could ask for, with the configurations of a home. */
    public static RunResult run(RunRequest request, Home home) {
        Preparation preparation = new Preparation(new Chips(home), new Workloads(ModelZoo.standard(), home));
        ResolvedRun run = preparation.prepare(request).run();
        return new MachineSimulator().run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }
}
