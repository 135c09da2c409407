package org.ridgepoint.experiment.cli;

import java.io.PrintWriter;
import org.ridgepoint.experiment.progress.ProgressBar;
import org.ridgepoint.experiment.sweep.SweepProgress;

/** Says, when a user or a system ends the program in the middle of a sweep, how far it was and that it can go on. */
final class StopNotice implements SweepProgress.Listener, AutoCloseable {
    private final SweepProgress.Listener next;
    private final PrintWriter err;
    private final Thread hook = new Thread(this::say, "stopped");
    private volatile SweepProgress last;

    private StopNotice(SweepProgress.Listener next, PrintWriter err) {
        this.next = next;
        this.err = err;
    }

    /** A notice that is due until it is closed; what it is told it hands on. */
    static StopNotice of(SweepProgress.Listener next, PrintWriter err) {
        StopNotice notice = new StopNotice(next, err);
        Runtime.getRuntime().addShutdownHook(notice.hook);
        return notice;
    }

    @Override
    public void at(SweepProgress progress) {
        last = progress;
        next.at(progress);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the program ends, and the notice has been given
        }
    }

    static String text(SweepProgress progress) {
        return "stopped after " + progress.done() + " of " + progress.total()
                + " points; the same command goes on from there";
    }

    private void say() {
        SweepProgress known = last;
        if (known != null) {
            err.println(ProgressBar.WIPE + text(known));
            err.flush();
        }
    }
}
