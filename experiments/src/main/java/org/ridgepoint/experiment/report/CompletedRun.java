package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.price.OperatingPoint;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.Sampling;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.trace.RunHistory;
import org.ridgepoint.experiment.trace.Timeline;
import org.ridgepoint.experiment.trace.Trace;
import org.ridgepoint.experiment.trace.TraceRecorder;
import org.ridgepoint.experiment.whatif.WhatIfSearch;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.ridgepoint.sim.quantity.Frequency;

/**
 * A run and what came of it.
 *
 * @param run what was run
 * @param result what the machine measured
 * @param whatIfs what it would gain from twice of something
 * @param history what it looked like over time
 * @param trace who was at work when, where somebody asked for it
 * @param svg whether somebody asked for every chart as a file
 */
public record CompletedRun(
        ResolvedRun run, RunResult result, WhatIfs whatIfs, RunHistory history, Optional<Trace> trace, boolean svg) {
    /** Runs it alone, for another listener too. */
    public static CompletedRun of(ResolvedRun run, Simulator simulator, RunListener listener) {
        return of(run, simulator, listener, Additions.NONE, ProgressListener.SILENT);
    }

    /** The same with what somebody asked for; {@code progress} hears of the runs that follow. */
    public static CompletedRun of(
            ResolvedRun run,
            Simulator simulator,
            RunListener listener,
            Additions additions,
            ProgressListener progress) {
        Timeline timeline = new Timeline();
        Optional<TraceRecorder> recorder = additions.trace() ? Optional.of(new TraceRecorder()) : Optional.empty();
        RunListener both = run.detail() == Detail.FULL ? timeline.and(listener) : listener;
        RunResult result = simulator.run(
                run.chip(), run.graph(), run.options(), recorder.map(both::and).orElse(both));
        WhatIfs whatIfs = WhatIfSearch.of(run, result, simulator, additions.whatIf(), progress);
        return new CompletedRun(
                run, result, whatIfs, timeline.history(), recorder.map(TraceRecorder::trace), additions.svg());
    }

    /** The voltage at which it ran; a cap on power may have had it run at another clock than the chip's. */
    OperatingPoint operatingPoint() {
        AcceleratorSpec chip = run.config().accelerator();
        AcceleratorSpec kept = chip.power().isPresent() ? chip.at(new Frequency(result.clockHz())) : chip;
        return OperatingPoint.of(kept, run.config().technology());
    }

    /** What to know before quoting the result: how it came from the user's words, then what the machine says. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(run.config().notes().orElse(List.of()));
        warnings.addAll(result.warnings());
        result.sampling().map(CompletedRun::sampled).ifPresent(warnings::add);
        return warnings;
    }

    private static String sampled(Sampling sampling) {
        if (sampling.simulatedTiles() == sampling.tiles()) {
            return "sampled: nothing could be left out, the whole run was simulated; what it looks like over time needs"
                    + " --detail full";
        }
        return "sampled: " + Words.percent(sampling.simulatedShare())
                + " of the tile tasks were simulated and stand for"
                + " the rest, which recurs; the halves of what was seen of it are apart by "
                + String.format(Locale.ROOT, "%.2f %%", 100 * sampling.spread())
                + " of the run's time; what it looks like over time needs --detail full";
    }
}
