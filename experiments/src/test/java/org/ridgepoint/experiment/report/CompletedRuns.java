package org.ridgepoint.experiment.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** Runs of one inference on the shipped chips, for tests of what is written about them. */
final class CompletedRuns {
    private static final Home HOME = new Home(Path.of(".."));

    private CompletedRuns() {}

    /** A run on images of a size such as {@code 416}; empty for the network's own. */
    static CompletedRun of(String chip, String network, Optional<String> size) {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        WorkloadRequest workload = WorkloadRequest.of(network, size.map(InputSize::parse), 1);
        return CompletedRun.of(
                preparation
                        .prepare(new RunRequest(chip, workload, List.of(), 1))
                        .run(),
                new MachineSimulator(),
                RunListener.NONE);
    }
}
