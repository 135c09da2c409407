package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.report.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs an earlier result again and compares every byte. */
@Command(
        name = "verify",
        description = {
            "Run an earlier result again from its resolved configuration, and compare every byte.",
            "Exit code 0: identical; 1: something differs; 2: not a result folder."
        },
        footer = {"", "Example:", "  ridgepoint verify results/runs/inferx-x1-yolov3-1a2b3c4d"})
final class VerifyCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder that a run has written.")
    private Path folder;

    VerifyCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        Verification verification = new Verification(bench.preparation(), bench.simulator());
        Verification.FileComparison outcome = verification.verify(folder, folder.toString(), bench.progress());
        outcome.identical().forEach(file -> bench.out().println(file + ": identical"));
        outcome.differences().forEach(bench.out()::println);
        bench.out().println(outcome.differences().isEmpty() ? "identical" : "different");
        return outcome.differences().isEmpty() ? ExitCode.FINE : ExitCode.DIFFERS;
    }
}
