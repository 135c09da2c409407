package org.ridgepoint.experiment.sweep;

import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param total points
 * @param done points that have an outcome
 * @param simulated simulations of this program's run
 * @param jobs simulations that it has to do
 * @param share of the work of those simulations that is done, by how long they are expected to take, 0 to 1
 * @param best throughput so far, in inferences per second
 */
public record SweepProgress(int total, int done, int simulated, int jobs, double share, Optional<Double> best) {
    /** Who is told, now and then. */
    @FunctionalInterface
    public interface Listener {
        /** Nobody. */
        Listener NONE = progress -> {};

        /** Called about five times a second. */
        void at(SweepProgress progress);
    }
}
