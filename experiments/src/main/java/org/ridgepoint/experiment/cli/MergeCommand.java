package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.overview.SweepPage;
import org.ridgepoint.experiment.sweep.Merge;
import org.ridgepoint.experiment.sweep.SweepFolder;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of a sweep together. */
@Command(
        name = "merge",
        description = "Put the shards of a sweep together, to the same bytes as the sweep in one piece.",
        footer = {
            "",
            "Example:",
            "  ridgepoint merge results/sweeps/my-sweep-shard-1-of-2 results/sweeps/my-sweep-shard-2-of-2"
        })
final class MergeCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The folder of each shard.")
    private List<Path> folders = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the whole (default: under results/sweeps).")
    private Path out;

    MergeCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        SweepResult merged = Merge.of(folders);
        Home home = bench.home();
        Path place = out == null
                ? home.resolve("results", "sweeps", merged.document().name())
                : out;
        try (SweepFolder folder = SweepFolder.open(place, out == null ? home.place(place) : out.toString())) {
            Merge.write(merged, folder);
            SweepResult whole = SweepResult.read(place, folder.name());
            folder.put(new SweepPage(whole).files(false));
            bench.out().print(SweepSheet.of(whole));
            bench.out().println();
            bench.out().println("Written to " + folder.name());
        }
        return ExitCode.FINE;
    }
}
