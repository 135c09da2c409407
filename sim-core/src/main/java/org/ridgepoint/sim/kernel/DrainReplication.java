package org.ridgepoint.sim.kernel;

import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.naming.context.ContextInterface;
import nl.tudelft.simulation.naming.context.JvmContext;

/**
 * A DSOL replication that lasts until nothing is left to happen.
 *
 * <p>Its naming context is its own: DSOL's {@code SingleReplication} hangs every replication below one root for the
 * whole JVM, and simulations that run side by side fall over each other there.
 */
final class DrainReplication extends Replication<Long> {
    private static final Long NO_WARM_UP = 0L;

    DrainReplication(long startTick) {
        super("drain", startTick, NO_WARM_UP, Math.max(1, Long.MAX_VALUE - startTick));
    }

    @Override
    public ContextInterface getContext() {
        if (super.getContext() == null) {
            setContext(new JvmContext(getId()));
        }
        return super.getContext();
    }
}
