package org.ridgepoint.experiment.progress;

import java.util.OptionalDouble;

/**
 * How long each part of some work takes, from when the first of it was heard of: what was read and planned before says
 * nothing of it. Work that begins anew has a pace of its own.
 */
final class Pace {
    private static final double NANOSECONDS = 1e9;

    private long firstDone;
    private long firstNanoseconds;
    private long lastDone = Long.MAX_VALUE;

    /** Seconds for one, when so many are done; empty before there are two times to tell it by. */
    OptionalDouble at(long done, long nanoseconds) {
        if (done < lastDone) {
            firstDone = done;
            firstNanoseconds = nanoseconds;
        }
        lastDone = done;
        long since = done - firstDone;
        return since == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((nanoseconds - firstNanoseconds) / NANOSECONDS / since);
    }
}
