package org.ridgepoint.experiment.serve;

import java.time.Duration;
import org.ridgepoint.experiment.serve.queue.Limits;

/**
 * How a server is to be.
 *
 * @param bind the address that it listens on; one of this machine alone unless somebody wants others to come in
 * @param port of it; 0 for any that is free
 * @param limits of what it works on
 * @param mostUploadBytes of one file
 * @param mostKeptBytes of all files that it keeps
 * @param warmUps runs with which it begins, so that the first answer comes as quickly as the next
 */
public record ServeOptions(String bind, int port, Limits limits, int mostUploadBytes, long mostKeptBytes, int warmUps) {
    private static final int MOST_WAITING = 100;
    private static final int MOST_OF_CLIENT = 4;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MOST_UPLOAD_BYTES = 64 << 20;
    private static final int WARM_UPS = 6;
    private static final long MOST_KEPT_BYTES = 512L << 20;

    /** As usual: a worker for each processor, at most 100 requests that wait, each at most 20 seconds of work. */
    public static ServeOptions usual(String bind, int port) {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        Limits limits = new Limits(workers, MOST_WAITING, MOST_OF_CLIENT, LONGEST);
        return new ServeOptions(bind, port, limits, MOST_UPLOAD_BYTES, MOST_KEPT_BYTES, WARM_UPS);
    }
}
