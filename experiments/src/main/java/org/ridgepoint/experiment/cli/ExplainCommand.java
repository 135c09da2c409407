package org.ridgepoint.experiment.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.explain.Explanation;
import org.ridgepoint.experiment.report.RunFiles;
import org.ridgepoint.experiment.run.ResolvedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains an earlier run in plain words. */
@Command(
        name = "explain",
        description = {
            "Explain an earlier run and one of its layers in plain words.",
            "Its arithmetic intensity, the chip's ridge point, what waits for what, and what twice the DRAM, SRAM, MACs or",
            "clock would change; each is simulated."
        },
        footer = {
            "",
            "Examples:",
            "  ridgepoint explain results/runs/inferx-x1-yolov3-1a2b3c4d",
            "  ridgepoint explain results/runs/inferx-x1-yolov3-1a2b3c4d --layer 3"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(index = "0", paramLabel = "RESULT", description = "A folder that a run has written.")
    private Path folder;

    @Option(
            names = "--layer",
            paramLabel = "L",
            description = "Name or number of the layer (default: the one that loses the most cycles).")
    private String layer;

    ExplainCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new UserError(folder + ": no such folder; expected one that a run has written");
        }
        if (!Files.exists(folder.resolve(RunFiles.CONFIG))) {
            throw new UserError(folder + ": not a result folder: it has no " + RunFiles.CONFIG);
        }
        InputFile config = InputFile.read(folder.resolve(RunFiles.CONFIG), folder + "/" + RunFiles.CONFIG);
        ResolvedRun run = bench.preparation().again(config);
        bench.out()
                .print(Explanation.of(
                        run, Optional.ofNullable(layer), bench.workloads(), bench.simulator(), bench.progress()));
        return ExitCode.FINE;
    }
}
