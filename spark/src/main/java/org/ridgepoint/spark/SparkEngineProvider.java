package org.ridgepoint.spark;

import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.sweep.EngineProvider;
import org.ridgepoint.experiment.sweep.SweepEngine;

/** What {@code --engine spark} finds on the class path. */
public final class SparkEngineProvider implements EngineProvider {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public SweepEngine engine(String master, Home home) {
        return new SparkEngine(master, home);
    }
}
