package org.ridgepoint.sim.kernel;

import nl.tudelft.simulation.jstats.distributions.DistExponential;
import nl.tudelft.simulation.jstats.streams.MersenneTwister;

/** Times between things that come by chance, at any moment as likely as at any other: a Poisson process. Source: DSOL's streams. */
public final class ExponentialGaps {
    private final DistExponential gaps;

    /**
     * Gaps of a seed, any number: the same seed, the same gaps.
     *
     * @param meanTicks of a gap, positive
     */
    public ExponentialGaps(long seed, double meanTicks) {
        gaps = new DistExponential(new MersenneTwister(Math.max(1, seed >>> 1)), meanTicks);
    }

    /** The next gap in ticks, at least one. */
    public long next() {
        return Math.max(1, Math.round(gaps.draw()));
    }
}
