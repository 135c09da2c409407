package org.ridgepoint.experiment.explain;

import java.util.Optional;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.GraphOptions;
import org.ridgepoint.experiment.run.InputSize;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.run.Workload;
import org.ridgepoint.experiment.run.WorkloadRequest;
import org.ridgepoint.experiment.run.Workloads;

/** The network that chips are most often quoted on, ResNet-50 at 224, on the chip of another run. */
final class ReferenceRun {
    private static final String WORKLOAD = "resnet50";
    private static final String INPUT = "224";

    private ReferenceRun() {}

    /** What came of it; empty where the other run is this one, or where the chip cannot run it. */
    static Optional<Trials> beside(ResolvedRun run, Workloads workloads, Simulator simulator) {
        ResolvedConfig config = run.config();
        boolean same = config.workload().equals(WORKLOAD)
                && config.input().filter(INPUT::equals).isPresent()
                && config.batch() == 1
                && config.graphOptions().isEmpty();
        if (same) {
            return Optional.empty();
        }
        try {
            return Optional.of(Trials.of(on(run, workloads), simulator));
        } catch (UserError cannotBeRun) {
            return Optional.empty();
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
        return new ResolvedRun(other, workload.graph(run.precision()), run.precision());
    }
}
