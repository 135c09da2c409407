package org.ridgepoint.experiment.sweep;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;

/** Does one simulation. Whatever goes wrong is its outcome. */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
public final class PointRunner {
    private static final String NAME = "config.resolved.yaml";

    private final Preparation preparation;
    private final Simulator simulator;

    /** A runner on a simulator. */
    public PointRunner(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    /** The outcome of a resolved configuration's text. */
    public Outcome run(String config) {
        return outcome(() -> preparation.again(new InputFile(NAME, NAME, config.getBytes(StandardCharsets.UTF_8))));
    }

    /** The outcome of a run. */
    Outcome run(ResolvedRun run) {
        return outcome(() -> run);
    }

    private Outcome outcome(Supplier<ResolvedRun> ready) {
        try {
            ResolvedRun run = ready.get();
            RunResult result = simulator.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
            return Outcome.measured(run.chip(), result);
        } catch (UserError refusal) {
            return Outcome.refused(refusal.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError failure) {
            return Outcome.error(failure);
        }
    }
}
