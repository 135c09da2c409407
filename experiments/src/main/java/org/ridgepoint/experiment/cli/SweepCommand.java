package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.overview.SweepPage;
import org.ridgepoint.experiment.sweep.EngineProvider;
import org.ridgepoint.experiment.sweep.LocalEngine;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.PointCache;
import org.ridgepoint.experiment.sweep.PointRunner;
import org.ridgepoint.experiment.sweep.Sweep;
import org.ridgepoint.experiment.sweep.SweepEngine;
import org.ridgepoint.experiment.sweep.SweepFolder;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepSheet;
import org.ridgepoint.experiment.sweep.grid.Shard;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;
import org.ridgepoint.experiment.sweep.grid.SweepPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs every point of a sweep and writes the table. */
@Command(
        name = "sweep",
        description = {
            "Run every point that a file's axes span, on all cores, and write points.csv.",
            "Stopped at any moment, the same command goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  ridgepoint sweep configs/sweeps/sram-or-channels.yaml",
            "  ridgepoint sweep my-sweep.yaml --out my-results --threads 1",
            "  ridgepoint sweep my-sweep.yaml --shard 2/4",
            "  ridgepoint sweep my-sweep.yaml --engine spark --master spark://host:7077"
        })
final class SweepCommand implements Callable<Integer> {
    private static final String LOCAL = "local";
    private static final double NANOSECONDS = 1e9;

    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "SWEEP",
            description = "A name from configs/sweeps, or the path of a YAML file.")
    private String sweepName;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the files (default: under results/sweeps).")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Simulations at once (default: one for each core).")
    private Integer threads;

    @Option(names = "--shard", paramLabel = "I/N", description = "Only the I-th of N parts; merge puts them together.")
    private String shard;

    @Option(names = "--restart", description = "Forget what the folder holds and begin again.")
    private boolean restart;

    @Option(names = "--no-cache", description = "Simulate every point, and keep none in the cache.")
    private boolean noCache;

    @Option(names = "--engine", paramLabel = "E", description = "local (default), or spark where that module is.")
    private String engine;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Of the Spark cluster, as in spark://HOST:7077 (default local[*]).")
    private String master;

    @Mixin
    private SavedCharts charts = new SavedCharts();

    SweepCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        Home home = bench.home();
        Shard part = shard == null ? Shard.WHOLE : Shard.parse(shard);
        SweepEngine worker = engine();
        Path file = Catalogue.sweeps(home).file(sweepName);
        if (out != null) {
            SweepFolder.requireUsable(out, out.toString());
        }
        SweepPlanner planner = new SweepPlanner(home, bench.preparation(), Measure.names());
        SweepPlan plan = planner.plan(file);
        Optional<PointCache> cache = noCache ? Optional.empty() : Optional.of(PointCache.of(home));
        long started = System.nanoTime();
        try (SweepFolder folder = folder(home, plan.name() + part.suffix());
                StopNotice notice = StopNotice.of(SweepLine.on(bench), bench.err())) {
            if (restart) {
                folder.clear();
            }
            Sweep sweep = new Sweep(plan, part, worker, cache, notice);
            Sweep.Done done = sweep.run(folder, point -> planner.run(plan, file, point));
            folder.put(new SweepPage(done.result()).files(charts.wanted()));
            print(done, folder, (System.nanoTime() - started) / NANOSECONDS);
            return exitCode(done.result());
        }
    }

    /** An error is ours; a sweep without a single result is the user's to mend. */
    private static int exitCode(SweepResult result) {
        if (result.document().points().errors() > 0) {
            return ExitCode.INTERNAL;
        }
        return result.rows().stream().anyMatch(row -> row.outcome().isOk()) ? ExitCode.FINE : ExitCode.USER;
    }

    private SweepFolder folder(Home home, String name) {
        Path place = out == null ? home.resolve("results", "sweeps", name) : out;
        return SweepFolder.open(place, out == null ? home.place(place) : out.toString());
    }

    private SweepEngine engine() {
        List<EngineProvider> known = ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        String meant = engine != null
                ? engine
                : known.stream()
                        .filter(EngineProvider::hasStartedProgram)
                        .map(EngineProvider::name)
                        .findFirst()
                        .orElse(LOCAL);
        return meant.equals(LOCAL) ? local() : provided(meant, known);
    }

    private SweepEngine local() {
        if (master != null) {
            throw new UserError("--master: is for --engine spark; add it or leave --master out");
        }
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new UserError("--threads: must be positive, was " + count);
        }
        return new LocalEngine(new PointRunner(bench.preparation(), bench.simulator()), count);
    }

    private SweepEngine provided(String name, List<EngineProvider> known) {
        return known.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .map(provider -> provider.engine(Optional.ofNullable(master)))
                .orElseThrow(() -> new UserError("--engine " + name + ": there is no such engine here; expected local"
                        + (name.equals("spark") ? ", or build the module spark (docs/sweeps.md)" : " or spark")));
    }

    private void print(Sweep.Done done, SweepFolder folder, double seconds) {
        bench.out().print(SweepSheet.of(done.result()));
        String rate =
                done.simulated() == 0 ? "" : String.format(Locale.ROOT, ", %.2f points/s", done.simulated() / seconds);
        bench.out()
                .println(String.format(
                        Locale.ROOT,
                        "  simulated %d, from the cache %d, from before %d; %.1f s%s",
                        done.simulated(),
                        done.cached(),
                        done.resumed(),
                        seconds,
                        rate));
        bench.out().println();
        bench.out().println("Written to " + folder.name());
        bench.out().println("  points.csv, sweep.json, report.html");
    }
}
