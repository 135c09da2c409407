package org.ridgepoint.experiment.cli;

import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.run.DetailWord;
import picocli.CommandLine.Option;

/** How much of a run is simulated. */
final class DetailOption {
    @Option(
            names = "--detail",
            paramLabel = "DETAIL",
            defaultValue = "full",
            description =
                    "full simulates all of a run, sampled what recurs in it only until it settles (default full).")
    private String detail;

    Detail chosen() {
        return DetailWord.parse("--detail:", detail);
    }
}
