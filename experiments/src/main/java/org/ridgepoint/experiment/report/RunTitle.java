package org.ridgepoint.experiment.report;

import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.experiment.run.ResolvedConfig;

/** What was run on what, in a line. */
public final class RunTitle {

    private RunTitle() {}

    /** The title of a run. */
    public static String of(ResolvedConfig config) {
        String size = config.input().map(input -> " at " + input).orElse("");
        String step = Counted.isTraining(config) ? "training step of " : "";
        return step + config.workload() + size + " on " + config.chip() + ", " + config.precision() + ", batch "
                + config.batch() + onCores(config.accelerator().coreGroup());
    }

    private static String onCores(CoreGroupSpec cores) {
        if (cores.count() == 1) {
            return "";
        }
        return switch (cores.howSplit()) {
            case REPLICAS -> " on each of " + cores.count() + " cores";
            case BATCH -> " divided by images over " + cores.count() + " cores";
            case ROWS -> " divided by rows over " + cores.count() + " cores";
            case FILTERS -> " divided by filters over " + cores.count() + " cores";
            case AUTO -> " on as many of " + cores.count() + " cores as are worth it";
        };
    }
}
