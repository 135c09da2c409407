package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.diagram.ChipDiagram;
import org.ridgepoint.experiment.plan.PlanSheet;
import org.ridgepoint.experiment.report.ChipSheet;
import org.ridgepoint.experiment.report.WorkloadSheet;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.grid.SweepPlanner;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one chip, workload or memory. */
@Command(
        name = "show",
        description = "Show a chip, a workload, a memory, a technology, a sweep or a plan.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint show inferx-x1",
            "  ridgepoint show yolov3 --input 416",
            "  ridgepoint show model.onnx --dim batch=1",
            "  ridgepoint show conv:14,14,64,3x3,64,1",
            "  ridgepoint show lpddr4-4266",
            "  ridgepoint show zcu102-dpu-3 --diagram > dpu.svg",
            "  ridgepoint show inferx-x1 resnet50 --plan > plan.yaml"
        })
final class ShowCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description =
                    "A chip, a workload, an operator in short, a memory, a technology or a sweep; a chip's or network's path.")
    private String name;

    @Option(
            names = {"--input", "--sequence"},
            paramLabel = "N",
            description = "Input size of a workload.")
    private String input;

    @Parameters(index = "1", arity = "0..1", paramLabel = "WORKLOAD", description = "What the chip runs, for --plan.")
    private String workload;

    @Option(names = "--plan", description = "Show how a chip works off a workload, as a file for run --plan.")
    private boolean plan;

    @Option(names = "--diagram", description = "Show a chip's parts and the ways between them, as SVG.")
    private boolean diagram;

    @Mixin
    private ChipArguments chipArguments = new ChipArguments();

    @Mixin
    private WorkloadArguments arguments = new WorkloadArguments();

    ShowCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (plan) {
            return showPlan();
        }
        if (workload != null) {
            throw new UserError("a second name is for --plan: ridgepoint show CHIP WORKLOAD --plan");
        }
        return diagram ? showDiagram() : showOne();
    }

    private int showDiagram() {
        List<Setting> settings =
                chipArguments.settings(bench, name).stream().map(Setting::parse).toList();
        ResolvedChip chip = bench.chips().load(name, settings).chip();
        Figure figure = ChipDiagram.of(chip.name(), MachineSimulator.diagram(chip));
        bench.out().print(figure.file());
        return ExitCode.FINE;
    }

    private int showPlan() {
        if (workload == null) {
            throw new UserError("--plan: of which workload? ridgepoint show CHIP WORKLOAD --plan");
        }
        RunRequest request = new RunRequest(
                name, arguments.request(workload, InputSize.ofOption(input)), chipArguments.settings(bench, name), 1);
        ResolvedRun run = bench.preparation().prepare(request).run();
        bench.out().print(PlanSheet.of(run.config(), MachineSimulator.plan(run)));
        return ExitCode.FINE;
    }

    private int showOne() {
        if (chipArguments.areGiven()) {
            throw new UserError("--set and --cores are for --plan and --diagram");
        }
        Home home = bench.home();
        Workloads workloads = bench.workloads();
        WorkloadRequest request = arguments.request(name, InputSize.ofOption(input));
        String asked = request.name();
        if (workloads.knows(asked) || isFile(asked) && workloads.isWorkload(asked)) {
            bench.out().print(WorkloadSheet.of(workloads.load(request).workload()));
        } else if (Catalogue.memory(home).names().contains(name)) {
            bench.out().print(YamlWriter.write(bench.chips().memory(name)));
        } else if (Catalogue.technology(home).names().contains(name)) {
            bench.out().print(YamlWriter.write(bench.chips().technology(name)));
        } else if (Catalogue.sweeps(home).names().contains(name)) {
            Path file = Catalogue.sweeps(home).file(name);
            bench.out()
                    .print(YamlWriter.write(new SweepPlanner(home, bench.preparation(), Measure.names()).file(file)));
        } else if (isFile(name) || Catalogue.accelerators(home).names().contains(name)) {
            bench.out().print(ChipSheet.of(bench.chips().load(name, List.of()).chip()));
        } else {
            throw new UserError("nothing is called \"" + name + "\"" + hint(home, workloads));
        }
        return ExitCode.FINE;
    }

    private static boolean isFile(String word) {
        return word.contains("/") || word.endsWith(".yaml") || word.endsWith(".yml");
    }

    private String hint(Home home, Workloads workloads) {
        List<String> names = new ArrayList<>(Catalogue.accelerators(home).names());
        names.addAll(workloads.names());
        names.addAll(Catalogue.memory(home).names());
        names.addAll(Catalogue.technology(home).names());
        names.addAll(Catalogue.sweeps(home).names());
        String near = home.offer(name, Workloads.ENDINGS).orElseGet(() -> Nearest.hint(name, names));
        return near.isEmpty()
                ? "; ridgepoint list chips, workloads, memory, technologies or sweeps says what there is"
                : near;
    }
}
