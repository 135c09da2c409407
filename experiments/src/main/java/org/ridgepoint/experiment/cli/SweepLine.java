package org.ridgepoint.experiment.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.Progress;
import org.ridgepoint.experiment.sweep.SweepProgress;

/** A line on the terminal that says how far a sweep is, how fast it goes, how long it will take and what was best. */
final class SweepLine implements SweepProgress.Listener {
    private static final int BAR = 24;
    private static final double NANOSECONDS = 1e9;
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter err;
    private final long startedNanoseconds = System.nanoTime();

    SweepLine(PrintWriter err) {
        this.err = err;
    }

    /** A line where single runs have one too, else silence. */
    static SweepProgress.Listener on(Workbench bench) {
        return bench.progress() == Progress.SILENT ? SweepProgress.Listener.NONE : new SweepLine(bench.err());
    }

    @Override
    public void at(SweepProgress progress) {
        boolean ended = progress.simulated() == progress.jobs();
        err.print(WIPE + (ended ? "" : text(progress, (System.nanoTime() - startedNanoseconds) / NANOSECONDS)));
        err.flush();
    }

    static String text(SweepProgress progress, double elapsedSeconds) {
        int filled = (int) ((long) BAR * progress.done() / progress.total());
        StringBuilder text = new StringBuilder("[")
                .append("#".repeat(filled))
                .append(".".repeat(BAR - filled))
                .append("] ")
                .append(progress.done() + "/" + progress.total());
        if (progress.simulated() > 0) {
            double rate = progress.simulated() / elapsedSeconds;
            long left = Math.round((progress.jobs() - progress.simulated()) / rate);
            text.append(String.format(Locale.ROOT, "  %.2f/s  %d:%02d left", rate, left / 60, left % 60));
        }
        progress.best().ifPresent(fps -> text.append("  best ").append(Words.scaled(fps, "fps")));
        return text.toString();
    }
}
