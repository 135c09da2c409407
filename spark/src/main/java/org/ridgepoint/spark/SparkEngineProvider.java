package org.ridgepoint.spark;

import java.util.Optional;
import org.ridgepoint.experiment.sweep.EngineProvider;
import org.ridgepoint.experiment.sweep.SweepEngine;

/** What {@code --engine spark} finds on the class path. */
public final class SparkEngineProvider implements EngineProvider {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public boolean hasStartedProgram() {
        return Session.isSubmitted();
    }

    @Override
    public SweepEngine engine(Optional<String> master) {
        return new SparkEngine(Session.of(master));
    }
}
