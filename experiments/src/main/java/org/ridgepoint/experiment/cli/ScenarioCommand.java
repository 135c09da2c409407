package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.report.ResultFolder;
import org.ridgepoint.experiment.scenario.Scenario;
import org.ridgepoint.experiment.scenario.ScenarioFiles;
import org.ridgepoint.experiment.scenario.ScenarioPlanner;
import org.ridgepoint.experiment.scenario.ScenarioResult;
import org.ridgepoint.experiment.scenario.ScenarioRun;
import org.ridgepoint.experiment.scenario.ScenarioSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs several networks at once on one chip. */
@Command(
        name = "scenario",
        description = "Run streams of requests to several networks that share a chip, and say what each of them gets.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint scenario configs/scenarios/camera-and-bert.yaml",
            "  ridgepoint scenario camera-and-bert --seed 2 --out my-results",
            "  ridgepoint scenario my-scenario.yaml --json"
        })
final class ScenarioCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "SCENARIO",
            description = "A name from configs/scenarios, or the path of a YAML file.")
    private String scenarioName;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files (default: under results/scenarios).")
    private Path out;

    @Option(names = "--json", description = "Print scenario.json alone.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of whatever is random (default: the file's).")
    private Long seed;

    ScenarioCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        Home home = bench.home();
        Path file = Catalogue.scenarios(home).file(scenarioName);
        ScenarioPlanner planner = new ScenarioPlanner(home, bench.preparation());
        Scenario scenario = planner.plan(file, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        ResultFolder folder = folder(home, scenario.name());
        folder.requireUsable();
        ScenarioResult result = ScenarioRun.of(scenario, bench.progress());
        Map<String, byte[]> files = ScenarioFiles.of(result);
        folder.write(files);
        if (json) {
            bench.out().print(ScenarioFiles.json(result));
        } else {
            bench.out().print(ScenarioSheet.of(result));
            bench.out().println();
            bench.out().println("Written to " + folder.name());
            bench.out().println("  " + String.join(", ", files.keySet()));
        }
        return ExitCode.FINE;
    }

    private ResultFolder folder(Home home, String name) {
        Path place = out == null ? home.resolve("results", "scenarios", name) : out;
        String shown = out == null ? home.place(place) : out.toString();
        return new ResultFolder(place, shown, ScenarioFiles.NAMES, ScenarioFiles.DOCUMENT);
    }
}
