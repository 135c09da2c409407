package org.ridgepoint.experiment.cli;

import java.util.Locale;

/** A bar of characters that fills up. */
final class ProgressBar {
    /** Goes back to the beginning of a terminal's line and empties it. */
    static final String WIPE = "\r\u001b[K";

    private static final int WIDTH = 24;
    private static final int WHOLE = 100;

    private ProgressBar() {}

    /** The bar of so many done of a total, at least none and at most all. */
    static String of(long done, long total) {
        int filled = (int) (WIDTH * share(done, total));
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }

    /** The same with the share done, and the time left at the pace so far. */
    static String of(long done, long total, double elapsedSeconds) {
        double share = share(done, total);
        long left = share > 0 ? Math.round(elapsedSeconds * (1 - share) / share) : 0;
        return of(done, total)
                + String.format(Locale.ROOT, " %d %%  %d:%02d left", (int) (WHOLE * share), left / 60, left % 60);
    }

    private static double share(long done, long total) {
        return Math.max(0, Math.min(1, (double) done / Math.max(1, total)));
    }
}
