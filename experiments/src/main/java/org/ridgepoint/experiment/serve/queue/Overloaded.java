package org.ridgepoint.experiment.serve.queue;

/** Too much is waiting already; whoever asks again after some seconds is likely to be served. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    Overloaded(int retryAfterSeconds) {
        super("busy, try again in " + retryAfterSeconds + (retryAfterSeconds == 1 ? " second" : " seconds"));
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When to ask again. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
