package org.ridgepoint.sim.kernel;

import java.util.concurrent.CancellationException;

/** How a run ends before its time: whoever does not want it any more interrupts the thread that it is on. */
public final class Interruption {
    private Interruption() {}

    /**
     * Goes on, unless the thread was interrupted; asked at least some times a second, so that no run outlives the wish for it.
     *
     * @throws CancellationException where it was; the thread stays marked as interrupted
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was interrupted");
        }
    }
}
