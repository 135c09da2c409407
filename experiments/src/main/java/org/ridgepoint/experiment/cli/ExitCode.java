package org.ridgepoint.experiment.cli;

/** What the process says when it ends. */
final class ExitCode {
    static final int FINE = 0;
    /** From {@code verify}: the result came out otherwise; from {@code lab}: an answer is wrong, missing or cannot be read. */
    static final int DIFFERS = 1;
    /** The user's input is at fault. */
    static final int USER = 2;
    /** An invariant broke: our fault. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
