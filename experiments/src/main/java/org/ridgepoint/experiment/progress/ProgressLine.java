package org.ridgepoint.experiment.progress;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.ridgepoint.experiment.run.ProgressListener;

/** A line on the terminal that says how far a run is, once it has taken a second; it wipes itself out at the end. */
public final class ProgressLine implements ProgressListener {
    private static final long FIRST_NANOSECONDS = 1_000_000_000L;
    private static final long BETWEEN_NANOSECONDS = 100_000_000L;

    private final PrintWriter err;
    private final Pace pace = new Pace();
    private long nextNanoseconds = System.nanoTime() + FIRST_NANOSECONDS;
    private boolean shown;

    private ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /** A line on the error stream where that is a terminal, else silence. */
    public static ProgressListener on(PrintWriter err) {
        return isTerminal() ? new ProgressLine(err) : ProgressListener.SILENT;
    }

    @Override
    public void at(long done, long total) {
        OptionalDouble secondsEach = pace.at(done, System.nanoTime());
        if (done >= total) {
            wipe();
        } else if (System.nanoTime() - nextNanoseconds >= 0) {
            nextNanoseconds = System.nanoTime() + BETWEEN_NANOSECONDS;
            shown = true;
            print(ProgressBar.of(done, total, secondsEach));
        }
    }

    private void wipe() {
        if (shown) {
            print("");
        }
    }

    private void print(String text) {
        err.print(ProgressBar.WIPE + text);
        err.flush();
    }

    /** Where the system does not say what the error stream is, a console stands for it. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException unknown) {
            return System.console() != null;
        }
    }
}
