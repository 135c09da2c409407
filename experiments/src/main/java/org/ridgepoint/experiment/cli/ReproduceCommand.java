package org.ridgepoint.experiment.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.ridgepoint.experiment.claim.Experiment;
import org.ridgepoint.experiment.claim.ExperimentPage;
import org.ridgepoint.experiment.claim.ExperimentResult;
import org.ridgepoint.experiment.claim.ExperimentSheet;
import org.ridgepoint.experiment.claim.Experiments;
import org.ridgepoint.experiment.claim.Sweeps;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.ResultFolder;
import org.ridgepoint.experiment.reproduce.ReferenceTables;
import org.ridgepoint.experiment.sweep.LocalEngine;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.PointCache;
import org.ridgepoint.experiment.sweep.PointRunner;
import org.ridgepoint.experiment.sweep.Sweep;
import org.ridgepoint.experiment.sweep.SweepFolder;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.grid.Shard;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;
import org.ridgepoint.experiment.sweep.grid.SweepPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a table of results/reference again, or runs an experiment and holds its claims against what comes out. */
@Command(
        name = "reproduce",
        description = "Make a table of results/reference again, or hold the claims of an experiment against runs.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint reproduce --list",
            "  ridgepoint reproduce energy-trends",
            "  ridgepoint reproduce my-experiment/",
            "  ridgepoint reproduce dram > results/reference/dram.csv"
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final String CLAIMS = "claims.csv";
    private static final String PAGE = "report.html";
    /** Every experiment that comes with the program. */
    static final String ALL = "all";

    private final Workbench bench;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TABLE",
            description = {
                "sram-by-dram: a convolution and two networks on two chips;",
                "memory-choices: two networks on one chip with each choice of memory and each DRAM;",
                "verdicts: what verdicts advise to buy beside twice of everything;",
                "dpu-cores: networks on one to three DPU cores that share a DDR4 channel;",
                "energy: published watts and picojoules beside simulated ones;",
                "dram: our DRAM beside DRAMsim3 and Ramulator;",
                "networks: our counts beside the published ones;",
                "footprint: megabytes that an inference chip needs;",
                "an experiment of configs/experiments, the path of a folder with one, or all of them."
            })
    private String name;

    @Option(names = "--list", description = "Print the names of all tables and experiments.")
    private boolean list;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for an experiment's files; of all: for one folder of each (default: under "
                    + "results/experiments).")
    private Path out;

    @Option(names = "--csv", description = "Print an experiment's claims as comma-separated values, and nothing else.")
    private boolean csv;

    @Option(names = "--restart", description = "Forget what earlier runs left of an experiment's sweeps.")
    private boolean restart;

    ReproduceCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        ReferenceTables tables =
                new ReferenceTables(bench.home(), bench.preparation(), bench.simulator(), bench.progress());
        Experiments experiments = new Experiments(bench.home());
        if (list) {
            bench.out().println("tables: " + String.join(", ", tables.names()));
            return each(
                    experiments.names(),
                    experiments,
                    experiment -> bench.out().println(experiment.name() + ": " + experiment.description()));
        }
        if (name == null) {
            throw new UserError("reproduce: which? ridgepoint reproduce --list shows the tables and experiments");
        }
        if (tables.names().contains(name)) {
            requireNoFolder();
            tables.make(name).forEach(line -> bench.out().print(line + "\n"));
            return ExitCode.FINE;
        }
        if (name.equals(ALL)) {
            return each(experiments.names(), experiments, this::hold);
        }
        hold(experiments.find(name).orElseThrow(() -> unknown(name, tables, experiments)));
        return ExitCode.FINE;
    }

    /** One after the other; what is wrong with one is said, and the others go on. */
    private int each(List<String> names, Experiments experiments, Consumer<Experiment> action) {
        int code = ExitCode.FINE;
        for (String each : names) {
            try {
                action.accept(experiments.find(each).orElseThrow());
            } catch (UserError refusal) {
                bench.err().println(refusal.getMessage());
                code = ExitCode.USER;
            }
        }
        return code;
    }

    private static UserError unknown(String name, ReferenceTables tables, Experiments experiments) {
        List<String> known = new ArrayList<>(tables.names());
        known.addAll(experiments.names());
        return new UserError("cannot reproduce \"" + name + "\"; expected one of " + String.join(", ", known)
                + ", all, or the path of a folder with an experiment.yaml" + Nearest.hint(name, known));
    }

    private void hold(Experiment experiment) {
        ResultFolder folder = folder(experiment);
        folder.requireUsable();
        ExperimentResult result = experiment.run(new InFolders(experiment));
        folder.write(Map.of(CLAIMS, bytes(result.csv()), PAGE, bytes(new ExperimentPage(result).html())));
        bench.out().print(csv ? result.csv() : ExperimentSheet.of(result));
        if (!csv) {
            bench.out().println();
            bench.out().println("Written to " + folder.name());
            bench.out().println("  " + CLAIMS + ", " + PAGE);
        }
    }

    private ResultFolder folder(Experiment experiment) {
        boolean all = ALL.equals(name);
        Path place = out == null
                ? bench.home().resolve("results", "experiments", experiment.resultName())
                : all ? out.resolve(experiment.name()) : out;
        String called = out == null ? bench.home().place(place) : place.toString();
        return new ResultFolder(place, called, List.of(CLAIMS, PAGE), CLAIMS);
    }

    private void requireNoFolder() {
        if (out != null) {
            throw new UserError("reproduce: --out is for experiments; " + name + " is a table, which is printed");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sweeps of an experiment, each in a folder of its own, so that it goes on where it stopped. */
    private final class InFolders implements Sweeps {
        private final Experiment experiment;
        private final SweepPlanner planner = new SweepPlanner(bench.home(), bench.preparation(), Measure.names());

        InFolders(Experiment experiment) {
            this.experiment = experiment;
        }

        @Override
        public SweepPlan plan(Path file) {
            return planner.plan(file);
        }

        @Override
        public SweepResult run(Path file, SweepPlan plan) {
            Home home = bench.home();
            LocalEngine engine = new LocalEngine(
                    new PointRunner(bench.preparation(), bench.simulator()),
                    Runtime.getRuntime().availableProcessors());
            Path place = home.resolve("results", "sweeps", experiment.resultName() + "-" + plan.name());
            try (SweepFolder folder = SweepFolder.open(place, home.place(place));
                    StopNotice notice = StopNotice.of(SweepLine.on(bench), bench.err())) {
                if (restart) {
                    folder.clear();
                }
                Sweep sweep = new Sweep(plan, Shard.WHOLE, engine, Optional.of(PointCache.of(home)), notice);
                return sweep.run(folder, point -> planner.run(plan, file, point))
                        .result();
            }
        }
    }
}
