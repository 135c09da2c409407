package org.ridgepoint.experiment.cli;

import picocli.CommandLine.Option;

/** Whether a page's charts become files of their own. */
final class SavedCharts {
    @Option(names = "--svg", description = "Write every chart of report.html as a file, too.")
    private boolean svg;

    boolean wanted() {
        return svg;
    }
}
