package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.whatif.Trial;
import org.ridgepoint.experiment.whatif.WhatIfMode;
import org.ridgepoint.experiment.whatif.WhatIfSearch;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/**
 * What verdicts advise to buy beside what twice of everything saves: eleven chips on eleven workloads. A verdict tries few
 * purchases; here each is tried.
 */
final class Verdicts {
    private static final List<ChipVariant> CHIPS = List.of(
            new ChipVariant("classroom"),
            new ChipVariant("scale-32x32"),
            new ChipVariant("scale-32x32", "array.dataflow=ws"),
            new ChipVariant("scale-32x32", "dram.channels=4", "bus.bytesPerCycle=32"),
            new ChipVariant("tpu-v1"),
            new ChipVariant("inferx-x1"),
            new ChipVariant("inferx-x1", "dram.channels=2"),
            new ChipVariant("inferx-x1", "sram.local.capacity=256 KiB", "sram.bulk.capacity=512 KiB"),
            new ChipVariant("nvdla-large"),
            new ChipVariant("zcu102-dpu"),
            new ChipVariant("zu9eg-one-array"));
    private static final List<String> WORKLOADS = List.of(
            "gemm:64,64,64",
            "gemm:1,1024,1024",
            "gemm:1,2048,2048",
            "gemm:16,1024,256",
            "gemm:256,256,256",
            "conv:14,14,64,3x3,64,1,1",
            "conv:28,28,64,1x1,128,1",
            "conv:56,56,16,3x3,32,2,1",
            "conv:32,32,3,5x5,16,1,2",
            "separable-block",
            "lenet-5");

    private final Preparation preparation;
    private final Simulator simulator;

    Verdicts(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    /** A chip of the catalogue with changes. */
    private record ChipVariant(String name, List<String> settings) {
        ChipVariant(String name, String... settings) {
            this(name, List.of(settings));
        }
    }

    /**
     * One run of the table.
     *
     * @param chip its name
     * @param settings what is changed in it
     * @param workload an operator in short, or a file of the catalogue
     */
    record VerdictRun(String chip, List<String> settings, String workload) {}

    static List<VerdictRun> points() {
        return CHIPS.stream()
                .flatMap(chip -> WORKLOADS.stream().map(workload -> new VerdictRun(chip.name, chip.settings, workload)))
                .toList();
    }

    /** The whole table, its heading first; {@code progress} hears of its rows. */
    List<String> lines(ProgressListener progress) {
        List<String> lines = new ArrayList<>(List.of(header()));
        lines.addAll(SideBySide.of(points(), this::line, point -> prepared(point, List.of()), progress));
        return lines;
    }

    static String header() {
        List<String> columns = new ArrayList<>(List.of("chip", "settings", "workload", "bound", "boundHeld", "tried"));
        columns.addAll(List.of("named", "promised", "simulated", "best", "bestSaves", "within3Points"));
        columns.addAll(WhatIfSearch.purchases());
        return Csv.row(columns).stripTrailing();
    }

    /** One row. */
    String line(VerdictRun point) {
        ResolvedRun run = prepared(point, List.of());
        Map<AcceleratorSpec, RunResult> known = new ConcurrentHashMap<>();
        Simulator once = (chip, graph, options, listener) ->
                known.computeIfAbsent(chip.spec(), spec -> simulator.run(chip, graph, options, listener));
        RunResult base = once.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
        WhatIfs asked = WhatIfSearch.of(run, base, once, WhatIfMode.ALWAYS, ProgressListener.SILENT);
        WhatIfs all = WhatIfSearch.exhaustive(run, base, once);
        List<String> fields = new ArrayList<>(List.of(point.chip, String.join(" ", point.settings), point.workload));
        fields.addAll(List.of(
                asked.bound(),
                yesOrNo(all.bears(asked.bound())),
                Integer.toString(asked.trials().size())));
        fields.addAll(advice(point, asked, all));
        WhatIfSearch.purchases()
                .forEach(name -> fields.add(
                        all.find(name).map(trial -> points(trial.saved(base))).orElse("")));
        return Csv.row(fields).stripTrailing();
    }

    private ResolvedRun prepared(VerdictRun point, List<String> bought) {
        List<String> settings = new ArrayList<>(point.settings);
        settings.addAll(bought);
        WorkloadRequest workload = WorkloadRequest.of(point.workload, Optional.empty(), 1);
        return preparation
                .prepare(new RunRequest(point.chip, workload, settings, 1))
                .run();
    }

    /** What is named, what the verdict promises of it and what a run with it saves, and what would have saved the most. */
    private List<String> advice(VerdictRun point, WhatIfs asked, WhatIfs all) {
        double promised = asked.best().map(trial -> trial.saved(asked.base())).orElse(0.0);
        double simulated = asked.best()
                .map(trial -> 1
                        - seconds(prepared(point, trial.settings()))
                                / asked.base().latencySeconds())
                .orElse(0.0);
        double most = all.most().map(trial -> trial.saved(all.base())).orElse(0.0);
        return List.of(
                name(asked.best()),
                points(promised),
                points(simulated),
                name(all.most()),
                points(most),
                yesOrNo(most - simulated <= WhatIfs.AS_MUCH));
    }

    private double seconds(ResolvedRun run) {
        return simulator
                .run(run.chip(), run.graph(), run.options(), RunListener.NONE)
                .latencySeconds();
    }

    private static String name(Optional<Trial> trial) {
        return trial.map(each -> each.purchase().name()).orElse("nothing");
    }

    private static String yesOrNo(boolean holds) {
        return holds ? "yes" : "no";
    }

    /** A share in percent; a zero has no sign. */
    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", Math.round(1000 * share) / 10.0);
    }
}
