package org.ridgepoint.experiment.explain;

import java.util.Optional;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.sim.compute.Operations;

/**
 * The network that chips are most often quoted on, ResNet-50 at 224, on the chip of another run.
 *
 * @param result what came of it; empty where there is nothing to compare with
 * @param absence why it is empty
 */
record ReferenceRun(Optional<RunResult> result, String absence) {
    private static final String WORKLOAD = "resnet50";
    private static final String INPUT = "224";

    /** Packets of weights that take some seconds to simulate. */
    private static final long MOST_PACKETS = 100_000;

    /** The reference of a run that has a ridge point; none where the run is that one, or where the chip cannot run it. */
    static ReferenceRun beside(
            ResolvedRun run, double ridge, Workloads workloads, Simulator simulator, ProgressListener progress) {
        ResolvedConfig config = run.config();
        boolean same = config.workload().equals(WORKLOAD)
                && config.input().filter(INPUT::equals).isPresent()
                && config.batch() == 1
                && config.graphOptions().isEmpty();
        if (same) {
            return new ReferenceRun(Optional.empty(), "There is nothing to compare with: this is that run.");
        }
        try {
            ResolvedRun other = on(run, workloads);
            return isLong(other)
                    ? new ReferenceRun(Optional.empty(), estimate(other, ridge))
                    : of(other, simulator, progress);
        } catch (UserError cannotBeRun) {
            return new ReferenceRun(
                    Optional.empty(), "The chip cannot run ResNet-50 at 224: " + cannotBeRun.getMessage());
        }
    }

    private static ReferenceRun of(ResolvedRun run, Simulator simulator, ProgressListener progress) {
        RunListener listener = progress::at;
        return new ReferenceRun(Optional.of(simulator.run(run.chip(), run.graph(), run.options(), listener)), "");
    }

    private static boolean isLong(ResolvedRun run) {
        return parameterBytes(run) / run.config().accelerator().dma().granule().bytes() > MOST_PACKETS;
    }

    private static double parameterBytes(ResolvedRun run) {
        return (double) run.graph().parameterElements()
                * run.precision().weights().bits()
                / Byte.SIZE;
    }

    /** On a chip so small that simulating it takes minutes, what its sizes say must do. */
    private static String estimate(ResolvedRun run, double ridge) {
        double perByte = Operations.of(run.graph().macs()) / parameterBytes(run);
        return "ResNet-50 at 224 takes minutes to simulate on so small a chip, so only its sizes are compared here. It does "
                + Words.digits(perByte) + " operations for each byte of weights; the ridge point is "
                + Words.digits(ridge)
                + ". "
                + (perByte > ridge
                        ? "Its weights alone would leave it to the array; whoever chose by it would learn nothing of"
                                + " runs that move more bytes for their work."
                        : "Its weights alone would have it wait for DRAM.");
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
                Optional.empty(),
                config.detail(),
                config.accelerator(),
                config.memory(),
                config.technology());
        return new ResolvedRun(other, workload.graph(run.precision()), run.precision(), workload.fewer());
    }
}
