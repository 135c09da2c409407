package org.ridgepoint.experiment.serve.queue;

import java.time.Duration;

/**
 * What a queue may take on.
 *
 * @param workers jobs that are done at a time
 * @param mostWaiting jobs that wait, of all clients
 * @param mostOfClient jobs that one client has waiting or being done
 * @param longest how long a job may take, once it has begun
 */
public record Limits(int workers, int mostWaiting, int mostOfClient, Duration longest) {
    /** Refuses a queue that does nothing. */
    public Limits {
        if (workers < 1 || mostWaiting < 1 || mostOfClient < 1 || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("limits must be positive, were " + workers + ", " + mostWaiting + ", "
                    + mostOfClient + ", " + longest);
        }
    }
}
