package org.ridgepoint.experiment.explain;

import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.report.Page;
import org.ridgepoint.experiment.report.Story;
import org.ridgepoint.experiment.report.TextReport;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.Workloads;

/** A page of plain words on a run and one of its layers. */
public final class Explanation {
    private static final double TERA = 1e12;
    private static final double ALIKE = 0.05;
    private static final double LITTLE = 0.02;

    private final Trials trials;
    private final ReferenceRun reference;
    private final RunResult base;
    private final int index;
    private final LayerResult layer;
    private final double ridge;
    private final Page page = new Page();

    private Explanation(Trials trials, ReferenceRun reference, int index) {
        this.trials = trials;
        this.reference = reference;
        this.base = trials.base();
        this.index = index;
        this.layer = base.layers().get(index);
        this.ridge = base.ridgeOperationsPerByte();
    }

    /**
     * Explains a run, after simulating it and its changes.
     *
     * @param layer a name or a number from 1; the layer that loses the most cycles where it is empty
     */
    public static String of(ResolvedRun run, Optional<String> layer, Workloads workloads, Simulator simulator) {
        Trials trials = Trials.of(run, simulator);
        int index = LayerChoice.of(trials.base(), layer);
        Explanation explanation = new Explanation(trials, ReferenceRun.beside(run, workloads, simulator), index);
        explanation.theRun();
        explanation.theLayer();
        explanation.waits();
        explanation.whatIf();
        explanation.reference();
        return explanation.page.text();
    }

    private void theRun() {
        page.line(TextReport.title(trials.run().config()) + ", explained");
        page.blank();
        page.wrapped("  ", Words.sentence(base.verdict()));
        new Story(trials.run(), base).sentences().forEach(text -> page.wrapped("  ", text));
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
        page.line(String.format(Locale.ROOT, "  %-36s %10s %14s %14s", "", "run", "time of run", "of this layer"));
        page.line(String.format(Locale.ROOT, "  %-36s %10s", "as it is", Words.scaled(base.latencySeconds(), "s")));
        trials.trials().forEach(this::row);
        trials.best().ifPresent(best -> page.wrapped("  ", verdict(best)));
    }

    private void row(Trial trial) {
        if (trial.result().isEmpty()) {
            page.wrapped("  ", trial.change().name() + ": cannot be run: " + trial.refusal());
            return;
        }
        page.line(String.format(
                Locale.ROOT,
                "  %-36s %10s %14s %14s",
                trial.change().name(),
                Words.scaled(trial.result().get().latencySeconds(), "s"),
                signed(trial.saved(base)),
                trial.saved(base, layer).map(Explanation::signed).orElse("-")));
    }

    private String verdict(Trial best) {
        double saved = best.saved(base);
        return saved < LITTLE
                ? "None of the four helps by more than " + Words.percent(LITTLE)
                        + ": what holds this run back is none of them alone."
                : "The most comes of " + best.change().name() + ": " + Words.percent(saved) + " of the time.";
    }

    private void reference() {
        page.heading("Would ResNet-50 at 224 have told you?");
        Optional<Trial> here = trials.best();
        Optional<Trial> there = reference.trials().flatMap(Trials::best);
        if (here.isEmpty() || there.isEmpty()) {
            page.wrapped(
                    "  ",
                    reference.absence().isEmpty()
                            ? "None of the changes can be run, here or there: there is nothing to compare."
                            : reference.absence());
            return;
        }
        RunResult other = reference.trials().orElseThrow().base();
        page.wrapped(
                "  ",
                "ResNet-50 at 224, batch 1, on the same chip: " + Words.scaled(other.latencySeconds(), "s") + ", "
                        + Words.percent(other.utilization()) + " of the peak where this run has "
                        + Words.percent(base.utilization()) + "; bound by " + other.bound()
                        + " where this run is bound by "
                        + base.bound() + ".");
        page.wrapped("  ", told(here.get(), there.get()));
    }

    /** Whether the other network would have led to the same purchase. */
    private String told(Trial here, Trial there) {
        double saved = here.saved(base);
        double savedThere = reference
                .trials()
                .flatMap(other -> other.same(here).map(trial -> trial.saved(other.base())))
                .orElse(0.0);
        String bothNumbers = here.change().name() + " saves " + Words.percent(saved) + " of this run and "
                + Words.percent(savedThere) + " of ResNet-50's.";
        if (here.change().name().equals(there.change().name())) {
            return Math.abs(saved - savedThere) < ALIKE
                    ? "This time it would have: " + bothNumbers
                    : "Only half of it: the same thing helps both the most, but not as much: " + bothNumbers;
        }
        return "No: it gains the most from " + there.change().name() + " ("
                + Words.percent(there.saved(reference.trials().orElseThrow().base()))
                + "), and whoever had chosen by it would have bought that. " + Words.sentence(bothNumbers);
    }

    private double seconds() {
        return (double) layer.elapsedCycles() / base.clockHz();
    }

    private static String signed(double saved) {
        double change = -100 * saved;
        return String.format(Locale.ROOT, "%+.1f %%", Math.abs(change) < 0.05 ? 0 : change);
    }
}
