package org.ridgepoint.experiment.whatif;

import java.util.Locale;
import org.ridgepoint.accelerator.result.RunResult;

/**
 * The same run on about half as many cores, as it was simulated.
 *
 * @param cores how many
 * @param setting the same as {@code KEY=VALUE}
 * @param result what came of it
 */
public record FewerCores(int cores, String setting, RunResult result) {
    /** Of the inferences of a run in a second, the part that so many cores do; above 1 where the others were in the way. */
    public double throughputShare(RunResult of) {
        return result.inferencesPerSecond() / of.inferencesPerSecond();
    }

    /** In half a sentence. */
    String inWords(RunResult base) {
        return String.format(Locale.ROOT, "%d would do %.0f %% of this", cores, 100 * throughputShare(base));
    }
}
