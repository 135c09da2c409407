package org.ridgepoint.experiment.sweep;

import java.util.Optional;
import org.apiguardian.api.API;

/** An engine that an optional module brings; it is found on the class path by its name. */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
public interface EngineProvider {
    /** The word after {@code --engine}. */
    String name();

    /** Whether the program was started by way of these machines, so that they are meant where no engine is named. */
    boolean hasStartedProgram();

    /**
     * The engine.
     *
     * @param master where the machines are, as the engine understands it; where the user does not say, it knows
     */
    SweepEngine engine(Optional<String> master);
}
