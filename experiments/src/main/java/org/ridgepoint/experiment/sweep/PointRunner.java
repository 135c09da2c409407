package org.ridgepoint.experiment.sweep;

import java.nio.charset.StandardCharsets;
import org.ridgepoint.accelerator.machine.RunListener;
import org.ridgepoint.accelerator.machine.RunResult;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;

/** Does one simulation, from the text of all that decides it. Whatever goes wrong is its outcome. */
public final class PointRunner {
    private static final String NAME = "config.resolved.yaml";

    private final Preparation preparation;
    private final Simulator simulator;

    /** A runner on a simulator. */
    public PointRunner(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    /** The outcome of a resolved configuration. */
    public Outcome run(String config) {
        try {
            ResolvedRun run = preparation.again(new InputFile(NAME, NAME, config.getBytes(StandardCharsets.UTF_8)));
            RunResult result = simulator.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
            return Outcome.measured(run.chip(), result);
        } catch (UserError refusal) {
            return Outcome.refused(refusal.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError failure) {
            return Outcome.error(failure);
        }
    }
}
