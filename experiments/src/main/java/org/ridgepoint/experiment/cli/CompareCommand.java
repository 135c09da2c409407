package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.compare.Comparison;
import org.ridgepoint.experiment.compare.Comparison.ComparedRun;
import org.ridgepoint.experiment.compare.ComparisonFiles;
import org.ridgepoint.experiment.compare.ComparisonSheet;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.overview.ComparisonPage;
import org.ridgepoint.experiment.report.ResultFolder;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.sweep.LocalEngine;
import org.ridgepoint.experiment.sweep.Outcome.Status;
import org.ridgepoint.experiment.sweep.PointCache;
import org.ridgepoint.experiment.sweep.PointRunner;
import org.ridgepoint.experiment.sweep.Simulations;
import org.ridgepoint.experiment.sweep.Simulations.Simulated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts chips side by side on the same workloads. */
@Command(
        name = "compare",
        description = "Run workloads on chips, side by side, and say what would have predicted the chips' order.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint compare inferx-x1 nvdla-large scale-32x32 --workload resnet50 yolov3@608",
            "  ridgepoint compare inferx-x1 my-chip.yaml --workload conv:28,28,128,3x3,128,1,1 --csv"
        })
final class CompareCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(arity = "1..*", paramLabel = "CHIP", description = "Names, or paths of YAML files.")
    private List<String> chips = List.of();

    @Option(
            names = "--workload",
            arity = "1..*",
            required = true,
            paramLabel = "W[@SIZE]",
            description = "As for run, as in yolov3@608.")
    private List<String> workloads = List.of();

    @Mixin
    private WorkloadArguments options = new WorkloadArguments();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a key of every chip's file.")
    private List<String> settings = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files (default: under results/comparisons).")
    private Path out;

    @Mixin
    private DetailOption detail = new DetailOption();

    @Option(names = "--csv", description = "Print comparison.csv alone.")
    private boolean csv;

    @Option(names = "--json", description = "Print comparison.json alone.")
    private boolean json;

    @Option(names = "--no-cache", description = "Simulate everything, and keep nothing in the cache.")
    private boolean noCache;

    @Mixin
    private SavedCharts charts = new SavedCharts();

    CompareCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        requireDistinct("CHIP", chips);
        requireDistinct("--workload", workloads);
        folder("new").requireUsable();
        Comparison comparison = comparison();
        ResultFolder folder = folder(ComparisonFiles.folderName(comparison));
        folder.requireUsable();
        Map<String, byte[]> files = new LinkedHashMap<>(ComparisonFiles.of(comparison));
        files.putAll(new ComparisonPage(comparison).files(charts.wanted()));
        folder.write(files);
        print(comparison, folder, files);
        boolean errors =
                comparison.cells().stream().anyMatch(cell -> cell.outcome().status() == Status.ERROR);
        return errors ? ExitCode.INTERNAL : ExitCode.FINE;
    }

    private Comparison comparison() {
        requireKnown();
        List<RunRequest> requests = new ArrayList<>();
        chips.forEach(chip -> workloads.forEach(workload -> requests.add(request(chip, workload))));
        LocalEngine engine = new LocalEngine(
                new PointRunner(bench.preparation(), bench.simulator()),
                Runtime.getRuntime().availableProcessors());
        Optional<PointCache> cache = noCache ? Optional.empty() : Optional.of(PointCache.of(bench.home()));
        List<Simulated> results = new Simulations(bench.preparation(), engine, cache).of(requests, bench.progress());
        List<ComparedRun> cells = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            String chip = chips.get(i / workloads.size());
            String workload = workloads.get(i % workloads.size());
            cells.add(new ComparedRun(
                    chip, workload, results.get(i).config(), results.get(i).outcome()));
        }
        return new Comparison(chips, workloads, cells);
    }

    private RunRequest request(String chip, String workload) {
        return new RunRequest(
                chip, options.request(workload, Optional.empty()), settings, 1, Optional.empty(), detail.chosen());
    }

    /** A name that nothing has is a mistake; what a chip cannot run is a row that says so. */
    private void requireKnown() {
        List<Setting> changes = settings.stream().map(Setting::parse).toList();
        chips.forEach(chip -> bench.chips().load(chip, changes));
        workloads.forEach(workload ->
                bench.workloads().load(request(chips.get(0), workload).workload()));
    }

    private static void requireDistinct(String what, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.subList(0, i).contains(names.get(i))) {
                throw new UserError(what + ": " + names.get(i) + " was given twice; expected each once");
            }
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(ComparisonFiles.NAMES);
        names.addAll(ComparisonPage.names());
        return names;
    }

    /** The folder that the user names, else the usual one, which is called after what came out. */
    private ResultFolder folder(String usual) {
        Path place = out == null ? bench.home().resolve("results", "comparisons", usual) : out;
        String name = out == null ? bench.home().place(place) : out.toString();
        return new ResultFolder(place, name, names(), ComparisonFiles.DOCUMENT);
    }

    private void print(Comparison comparison, ResultFolder folder, Map<String, byte[]> files) {
        if (csv || json) {
            bench.out().print(csv ? ComparisonFiles.csv(comparison) : ComparisonFiles.json(comparison));
            return;
        }
        bench.out().print(ComparisonSheet.of(comparison));
        bench.out().println();
        bench.out().println("Written to " + folder.name());
        bench.out().println("  " + String.join(", ", files.keySet()));
    }
}
