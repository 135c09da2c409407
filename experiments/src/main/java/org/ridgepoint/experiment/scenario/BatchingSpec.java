package org.ridgepoint.experiment.scenario;

import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Requests that are worked off together.
 *
 * @param most so many at most
 * @param waitAtMost so long a request waits for others
 */
public record BatchingSpec(int most, Duration waitAtMost) {
    private static final int MOST = 64;

    /** Refuses a batch of nothing. */
    public BatchingSpec {
        if (most <= 0 || most > MOST) {
            throw new RefusedKey("most", "must be positive and at most " + MOST + ", was " + most);
        }
    }
}
