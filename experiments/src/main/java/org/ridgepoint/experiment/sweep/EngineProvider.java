package org.ridgepoint.experiment.sweep;

import org.ridgepoint.experiment.config.Home;

/** An engine that an optional module brings; it is found on the class path by its name. */
public interface EngineProvider {
    /** The word after {@code --engine}. */
    String name();

    /**
     * The engine.
     *
     * @param master where the machines are, as the engine understands it
     * @param home where configurations are, as every machine can read it
     */
    SweepEngine engine(String master, Home home);
}
