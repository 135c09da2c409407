package org.ridgepoint.experiment.explain;

import java.util.Optional;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;

/**
 * The network that chips are most often quoted on, ResNet-50 at 224, on the chip of another run.
 *
 * @param trials what came of it and of its changes; empty where there is nothing to compare with
 * @param absence why it is empty
 */
record ReferenceRun(Optional<Trials> trials, String absence) {
    private static final String WORKLOAD = "resnet50";
    private static final String INPUT = "224";

    /** The reference of a run; none where the run is that one, or where the chip cannot run it. */
    static ReferenceRun beside(ResolvedRun run, Workloads workloads, Simulator simulator) {
        ResolvedConfig config = run.config();
        boolean same = config.workload().equals(WORKLOAD)
                && config.input().filter(INPUT::equals).isPresent()
                && config.batch() == 1
                && config.graphOptions().isEmpty();
        if (same) {
            return new ReferenceRun(Optional.empty(), "There is nothing to compare with: this is that run.");
        }
        try {
            return new ReferenceRun(Optional.of(Trials.of(on(run, workloads), simulator)), "");
        } catch (UserError cannotBeRun) {
            return new ReferenceRun(
                    Optional.empty(), "The chip cannot run ResNet-50 at 224: " + cannotBeRun.getMessage());
        }
    }

    private static ResolvedRun on(ResolvedRun run, Workloads workloads) {
        ResolvedConfig config = run.config();
        WorkloadRequest request = new WorkloadRequest(
                WORKLOAD,
                Optional.of(InputSize.parse(INPUT)),
                Optional.of(1),
                Optional.of(config.precision()),
                GraphOptions.NONE);
        Workload workload = workloads.load(request).workload();
        ResolvedConfig other = new ResolvedConfig(
                config.chip(),
                WORKLOAD,
                Optional.of(INPUT),
                1,
                config.precision(),
                config.seed(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                config.accelerator(),
                config.memory(),
                config.technology());
        return new ResolvedRun(other, workload.graph(run.precision()), run.precision(), workload.fewer());
    }
}
