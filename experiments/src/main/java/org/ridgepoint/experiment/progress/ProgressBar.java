package org.ridgepoint.experiment.progress;

import java.util.Locale;
import java.util.OptionalDouble;

/** A bar of characters that fills up. */
public final class ProgressBar {
    /** Goes back to the beginning of a terminal's line and empties it. */
    public static final String WIPE = "\r\u001b[K";

    private static final int WIDTH = 24;
    private static final int WHOLE = 100;

    private ProgressBar() {}

    /** The bar of so many done of a total, at least none and at most all. */
    public static String of(long done, long total) {
        int filled = (int) (WIDTH * share(done, total));
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }

    /** The same with the share done, and the time left where it is known how long a part of the total takes. */
    public static String of(long done, long total, OptionalDouble secondsEach) {
        String bar = of(done, total) + " " + (int) (WHOLE * share(done, total)) + " %";
        return secondsEach.isEmpty() ? bar : bar + "  " + left(Math.max(0, total - done) * secondsEach.getAsDouble());
    }

    /** A time in minutes and seconds that is left. */
    public static String left(double seconds) {
        long left = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60);
    }

    private static double share(long done, long total) {
        return Math.max(0, Math.min(1, (double) done / Math.max(1, total)));
    }
}
