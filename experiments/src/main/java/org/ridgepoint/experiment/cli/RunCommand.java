package org.ridgepoint.experiment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Additions;
import org.ridgepoint.experiment.report.CompletedRun;
import org.ridgepoint.experiment.report.ResultFolder;
import org.ridgepoint.experiment.report.RunFiles;
import org.ridgepoint.experiment.report.TextReport;
import org.ridgepoint.experiment.report.TraceFile;
import org.ridgepoint.experiment.run.Preparation.Prepared;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.whatif.WhatIfMode;
import org.ridgepoint.experiment.workload.InputSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one workload on one chip, prints the report and writes the files. */
@Command(
        name = "run",
        description = "Run a workload on a chip and say what held it back.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint run inferx-x1 yolov3 --input 608",
            "  ridgepoint run inferx-x1 yolov3 --set dram.channels=2 --set sram.bulk.capacity=\"16 MiB\"",
            "  ridgepoint run tpu-v1 gemm:1024,1024,1024 --batch 4",
            "  ridgepoint run inferx-x1 resnet50 --plan plan.yaml",
            "  ridgepoint run scale-32x32 conv:14,14,64,3x3,64,1,1 --out my-conv --json"
        })
final class RunCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "CHIP",
            description = "A name (ridgepoint list chips) or the path of a YAML file.")
    private String chip;

    @Parameters(
            index = "1",
            paramLabel = "WORKLOAD",
            description =
                    "A name (ridgepoint list workloads), the path of a YAML, ONNX or SCALE-Sim CSV file, gemm:M,N,K, or conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]; a network's input size may follow, as in yolov3@608.")
    private String workload;

    @Option(
            names = {"--input", "--sequence"},
            paramLabel = "N",
            description = "Input size: rows and columns, ROWSxCOLUMNS, or a length.")
    private String input;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Keep to what a file says of the plan (ridgepoint show CHIP WORKLOAD --plan writes one).")
    private String plan;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of whatever is random (default 1).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the files (default: under results/runs).")
    private Path out;

    @Mixin
    private DetailOption detail = new DetailOption();

    @Option(names = "--json", description = "Print result.json alone.")
    private boolean json;

    @Option(names = "--trace", description = "Write trace.json, too, for ui.perfetto.dev.")
    private boolean trace;

    @Option(
            names = "--what-if",
            negatable = true,
            description =
                    "Run the workload again, up to 18 times, two at once, each with twice of something, and say what helps most (default: where the run is short).")
    private Boolean whatIf;

    @Mixin
    private SavedCharts charts = new SavedCharts();

    @Mixin
    private ChipArguments chipArguments = new ChipArguments();

    @Mixin
    private WorkloadArguments arguments = new WorkloadArguments();

    RunCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        RunRequest request = request();
        if (trace && request.detail() == Detail.SAMPLED) {
            throw new UserError(
                    "--trace: with --detail sampled there is no trace of what is left out; expected --detail"
                            + " full");
        }
        Prepared prepared = bench.preparation().prepare(request);
        ResolvedRun run = prepared.run();
        Additions additions = new Additions(trace, charts.wanted(), whatIf());
        ResultFolder folder = folder(run, bench.home());
        folder.requireUsable();
        CompletedRun completed =
                CompletedRun.of(run, bench.simulator(), bench.progress()::at, additions, bench.progress());
        Map<String, byte[]> files = RunFiles.of(completed, command(request, additions), prepared.inputs());
        folder.write(files);
        print(completed, folder, files);
        return ExitCode.FINE;
    }

    private WhatIfMode whatIf() {
        WhatIfMode asked = Boolean.TRUE.equals(whatIf) ? WhatIfMode.ALWAYS : WhatIfMode.WITHIN_BUDGET;
        return Boolean.FALSE.equals(whatIf) ? WhatIfMode.NEVER : asked;
    }

    private static List<String> command(RunRequest request, Additions additions) {
        List<String> words = new ArrayList<>(request.command());
        words.addAll(additions.words());
        return words;
    }

    private RunRequest request() {
        return new RunRequest(
                chip,
                arguments.request(workload, InputSize.ofOption(input)),
                chipArguments.settings(bench, chip),
                seed,
                Optional.ofNullable(plan),
                detail.chosen());
    }

    private ResultFolder folder(ResolvedRun run, Home home) {
        if (out != null) {
            return new ResultFolder(out, out.toString());
        }
        Path place = home.resolve("results", "runs", RunFiles.folderName(run.config()));
        return new ResultFolder(place, home.place(place));
    }

    /** The report and where its files are; or the result alone, and what else is to be known on the other stream. */
    private void print(CompletedRun completed, ResultFolder folder, Map<String, byte[]> files) {
        Optional<String> remark = completed.trace().map(TraceFile::remark).filter(text -> !text.isEmpty());
        if (json) {
            bench.out().print(RunFiles.result(completed));
            completed.warnings().forEach(bench.err()::println);
            remark.ifPresent(bench.err()::println);
        } else {
            bench.out().print(TextReport.of(completed));
            bench.out().println();
            bench.out().println("Written to " + folder.name());
            bench.out().println("  " + String.join(", ", files.keySet()));
            remark.ifPresent(text -> bench.out().println("  " + text));
        }
    }
}
