package org.ridgepoint.experiment.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;

/**
 * A run as it is, and with each change.
 *
 * @param run what was run
 * @param base what came of it unchanged
 * @param trials what came of each change
 */
record Trials(ResolvedRun run, RunResult base, List<Trial> trials) {
    /** Simulates them all, on as many cores as there are; their order is always the same. */
    static Trials of(ResolvedRun run, Simulator simulator) {
        RunResult base = simulate(run, simulator);
        List<Trial> trials = Change.of(run.config().accelerator()).parallelStream()
                .map(change -> trial(run, change, simulator))
                .toList();
        return new Trials(run, base, trials);
    }

    /** The change that saves the most; empty where none can be run. */
    Optional<Trial> best() {
        return trials.stream()
                .filter(trial -> trial.result().isPresent())
                .max(Comparator.comparingDouble(trial -> trial.saved(base)));
    }

    /** What came of the change that another run was tried with, too. */
    Optional<Trial> same(Trial other) {
        return trials.stream()
                .filter(trial -> trial.change().name().equals(other.change().name()))
                .filter(trial -> trial.result().isPresent())
                .findFirst();
    }

    private static Trial trial(ResolvedRun run, Change change, Simulator simulator) {
        try {
            return new Trial(change, Optional.of(simulate(changed(run, change), simulator)), "");
        } catch (UserError refusal) {
            return new Trial(change, Optional.empty(), refusal.getMessage());
        }
    }

    private static RunResult simulate(ResolvedRun run, Simulator simulator) {
        return simulator.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }

    private static ResolvedRun changed(ResolvedRun run, Change change) {
        ResolvedConfig config = run.config();
        ResolvedConfig other = new ResolvedConfig(
                config.chip(),
                config.workload(),
                config.input(),
                config.batch(),
                config.precision(),
                config.seed(),
                config.network(),
                config.model(),
                config.graphOptions(),
                config.notes(),
                change.appliedTo(config.accelerator()),
                config.memory(),
                config.technology());
        return new ResolvedRun(other, run.graph(), run.precision(), run.fewer());
    }
}
