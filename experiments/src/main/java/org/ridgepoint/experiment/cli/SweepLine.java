package org.ridgepoint.experiment.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.ridgepoint.experiment.progress.ProgressBar;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.sweep.SweepProgress;

/** A line on the terminal that says how far a sweep is, how fast it goes, how long it will take and what was best. */
final class SweepLine implements SweepProgress.Listener {
    private static final double NANOSECONDS = 1e9;
    private static final long BETWEEN_NANOSECONDS = 30_000_000_000L;

    private final PrintWriter err;
    private final long startedNanoseconds = System.nanoTime();
    private long loggedNanoseconds = startedNanoseconds;

    SweepLine(PrintWriter err) {
        this.err = err;
    }

    /** A line that is written over where the user has a terminal, else a new one every half minute. */
    static SweepProgress.Listener on(Workbench bench) {
        SweepLine line = new SweepLine(bench.err());
        return bench.progress() == ProgressListener.SILENT ? line::log : line;
    }

    private void log(SweepProgress progress) {
        long now = System.nanoTime();
        if (now - loggedNanoseconds >= BETWEEN_NANOSECONDS) {
            loggedNanoseconds = now;
            err.println(text(progress, (now - startedNanoseconds) / NANOSECONDS));
            err.flush();
        }
    }

    @Override
    public void at(SweepProgress progress) {
        boolean ended = progress.simulated() == progress.jobs();
        err.print(ProgressBar.WIPE
                + (ended ? "" : text(progress, (System.nanoTime() - startedNanoseconds) / NANOSECONDS)));
        err.flush();
    }

    static String text(SweepProgress progress, double elapsedSeconds) {
        StringBuilder text = new StringBuilder(ProgressBar.of(progress.done(), progress.total()))
                .append(" " + progress.done() + "/" + progress.total());
        if (progress.simulated() > 0) {
            double rate = progress.simulated() / elapsedSeconds;
            double left = elapsedSeconds * (1 - progress.share()) / progress.share();
            text.append(String.format(Locale.ROOT, "  %.2f/s  %s", rate, ProgressBar.left(left)));
        }
        progress.best().ifPresent(fps -> text.append("  best ").append(Words.digits(fps) + " inferences/s"));
        return text.toString();
    }
}
