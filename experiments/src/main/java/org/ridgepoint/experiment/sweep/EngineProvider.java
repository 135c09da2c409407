package org.ridgepoint.experiment.sweep;

import org.apiguardian.api.API;
import org.ridgepoint.experiment.config.Home;

/** An engine that an optional module brings; it is found on the class path by its name. */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
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
