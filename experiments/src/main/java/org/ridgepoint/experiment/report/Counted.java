package org.ridgepoint.experiment.report;

import org.ridgepoint.experiment.run.ResolvedConfig;

/**
 * What a run does so many of a second: inferences, or in a training step samples.
 *
 * @param one of them, in words
 * @param many of them, in words
 */
record Counted(String one, String many) {
    static Counted of(ResolvedConfig config) {
        return isTraining(config) ? new Counted("sample", "samples") : new Counted("inference", "inferences");
    }

    static boolean isTraining(ResolvedConfig config) {
        return config.graphOptions().flatMap(options -> options.training()).isPresent();
    }

    /** The unit of a rate. */
    String perSecond() {
        return many + "/s";
    }
}
