package org.ridgepoint.experiment.explain;

import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.report.Page;
import org.ridgepoint.experiment.report.RunTitle;
import org.ridgepoint.experiment.report.Story;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.whatif.Trial;
import org.ridgepoint.experiment.whatif.WhatIfMode;
import org.ridgepoint.experiment.whatif.WhatIfSearch;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.sim.account.StallCause;

/** A page of plain words on a run and one of its layers. */
public final class Explanation {
    private static final double TERA = 1e12;

    private final ResolvedRun run;
    private final WhatIfs whatIfs;
    private final ReferenceRun reference;
    private final RunResult base;
    private final int index;
    private final LayerResult layer;
    private final double ridge;
    private final Page page = new Page();

    private Explanation(ResolvedRun run, WhatIfs whatIfs, ReferenceRun reference, int index) {
        this.run = run;
        this.whatIfs = whatIfs;
        this.reference = reference;
        this.base = whatIfs.base();
        this.index = index;
        this.layer = base.layers().get(index);
        this.ridge = base.ridgeOperationsPerByte();
    }

    /**
     * Explains a run, after simulating it, what would help it, and another network beside it.
     *
     * @param layer a name or a number from 1; the layer that loses the most cycles where it is empty
     */
    public static String of(
            ResolvedRun run,
            Optional<String> layer,
            Workloads workloads,
            Simulator simulator,
            ProgressListener progress) {
        RunListener listener = progress::at;
        RunResult base = simulator.run(run.chip(), run.graph(), run.options(), listener);
        int index = LayerChoice.of(base, layer);
        WhatIfs whatIfs = WhatIfSearch.of(run, base, simulator, WhatIfMode.ALWAYS, progress);
        ReferenceRun reference =
                ReferenceRun.beside(run, base.ridgeOperationsPerByte(), workloads, simulator, progress);
        Explanation explanation = new Explanation(run, whatIfs, reference, index);
        explanation.theRun();
        explanation.theLayer();
        explanation.waits();
        explanation.whatIf();
        explanation.reference();
        return explanation.page.text();
    }

    private void theRun() {
        page.line(RunTitle.of(run.config()) + ", explained");
        page.blank();
        page.wrapped("  ", Words.sentence(whatIfs.verdict()));
        new Story(run, whatIfs).sentences().forEach(text -> page.wrapped("  ", text));
    }

    private void theLayer() {
        page.heading("One layer: " + (index + 1) + " of " + base.layers().size() + ", " + layer.name() + " ("
                + layer.operator() + ")");
        page.wrapped(
                "  ",
                "It takes " + Words.scaled(seconds(), "s") + ", "
                        + Words.percent((double) layer.elapsedCycles() / base.cycles())
                        + " of the run. The chip multiplies and adds " + Words.digits(base.peakTops())
                        + " times 10^12 operations a second at most, and its DRAM moves "
                        + Words.scaled(base.dram().peakBytesPerSecond(), "B/s")
                        + " at most: in the time of one byte it can do "
                        + Words.digits(ridge) + " operations. That is its ridge point.");
        page.wrapped("  ", intensity());
    }

    private String intensity() {
        if (layer.executedMacs() == 0) {
            return "This layer multiplies nothing; it moves data, or the vector unit or the host works on it.";
        }
        double operations = layer.operations();
        double tops = operations / seconds() / TERA;
        String reached = " It reached " + Words.digits(tops) + ".";
        if (layer.dramBytes() == 0) {
            return "This layer moves nothing over DRAM: no bandwidth can hold it back, and the array's "
                    + Words.digits(base.peakTops()) + " TOPS are its roof." + reached;
        }
        double perByte = layer.operationsPerDramByte();
        String sum =
                "This layer does " + Words.scaled(operations, "op") + " and moves " + Words.bytes(layer.dramBytes())
                        + " over DRAM: " + Words.digits(perByte) + " operations per byte, its arithmetic intensity. ";
        double roof = base.peakTops() * perByte / ridge;
        String early = tops > roof ? " That is more, for bytes of it came while the layers before it ran." : "";
        return perByte < ridge
                ? sum + "That is below the ridge point, so DRAM is its roof, if its bytes come while it runs: "
                        + Words.digits(perByte) + " times "
                        + Words.scaled(base.dram().peakBytesPerSecond(), "B/s") + " are " + Words.digits(roof)
                        + " TOPS." + reached + early
                : sum + "That is above the ridge point, so the array is its roof: " + Words.digits(base.peakTops())
                        + " TOPS at best." + reached;
    }

    private void waits() {
        page.heading("What waits for what, in this layer");
        Waits.of(layer.cycleShare()).forEach(text -> page.wrapped("  ", text));
        page.wrapped("  ", Words.sentence(layer.verdict()));
    }

    private void whatIf() {
        page.heading("What if? Each of these was simulated");
        page.line(String.format(Locale.ROOT, "  %-46s %10s %14s %14s", "", "run", "time of run", "of this layer"));
        page.line(String.format(Locale.ROOT, "  %-46s %10s", "as it is", Words.scaled(base.latencySeconds(), "s")));
        whatIfs.trials().forEach(this::row);
        page.wrapped(
                "  ", "Whatever else there might be twice of takes on waits that are shorter than what these save.");
    }

    private void row(Trial trial) {
        if (trial.result().isEmpty()) {
            page.wrapped("  ", trial.purchase().name() + ": cannot be run: " + trial.refusal());
            return;
        }
        page.line(String.format(
                Locale.ROOT,
                "  %-46s %10s %14s %14s",
                trial.purchase().name(),
                Words.scaled(trial.result().get().latencySeconds(), "s"),
                Words.change(trial.saved(base)),
                trial.saved(base, layer).map(Words::change).orElse("-")));
    }

    private void reference() {
        page.heading("Would ResNet-50 at 224 have told you?");
        if (reference.result().isEmpty()) {
            page.wrapped("  ", reference.absence());
            return;
        }
        RunResult other = reference.result().get();
        page.wrapped(
                "  ",
                "ResNet-50 at 224, batch 1, on the same chip: " + Words.scaled(other.latencySeconds(), "s") + ", "
                        + Words.percent(other.utilization()) + " of the peak where this run has "
                        + Words.percent(base.utilization()) + ".");
        page.wrapped("  ", told(other));
    }

    /** Whether the other network is held back by the same; what helps every run, as a faster clock does, tells nothing. */
    private String told(RunResult other) {
        String share = " (" + Words.percent(heldBack(other)) + " of its time, " + Words.percent(heldBack(base))
                + " of this run's)";
        String help = whatIfs.bestButClock()
                .map(best -> " Here " + best.purchase().name() + " would save " + Words.percent(best.saved(base)) + ".")
                .orElse("");
        return base.bound().equals(other.bound())
                ? "It would have: in both " + base.bound() + " takes the most time" + share + "." + help
                : "No: there " + other.bound() + " takes the most time" + share + ", here " + base.bound()
                        + ", and whoever had chosen the chip by it would have bought against the wrong one." + help;
    }

    /** What the cause that holds the other network back takes of a run's time. */
    private double heldBack(RunResult result) {
        String cause = StallCause.find(reference.result().orElseThrow().bound())
                .map(StallCause::key)
                .orElse("");
        return result.cycleShare().getOrDefault(cause, 0.0);
    }

    private double seconds() {
        return (double) layer.elapsedCycles() / base.clockHz();
    }
}
