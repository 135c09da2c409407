package org.ridgepoint.experiment.report;

import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/**
 * What a run does so many of a second: inferences, of which each makes a token where a text is decoded, or in a training
 * step samples.
 *
 * @param one of them, in words
 * @param many of them, in words
 */
record Counted(String one, String many) {
    static Counted of(ResolvedConfig config) {
        if (isTraining(config)) {
            return new Counted("sample", "samples");
        }
        return decodes(config) ? new Counted("token", "tokens") : new Counted("inference", "inferences");
    }

    private static boolean decodes(ResolvedConfig config) {
        boolean named = config.model().isEmpty() && config.network().isEmpty();
        return named
                && ModelZoo.standard()
                        .find(config.workload())
                        .filter(ZooEntry::decodes)
                        .isPresent();
    }

    static boolean isTraining(ResolvedConfig config) {
        return config.graphOptions().flatMap(options -> options.training()).isPresent();
    }

    /** The unit of a rate. */
    String perSecond() {
        return many + "/s";
    }
}
