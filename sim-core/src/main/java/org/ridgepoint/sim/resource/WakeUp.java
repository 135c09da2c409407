package org.ridgepoint.sim.resource;

import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/** One pending choice of a resource that serves several packets at once: at the earliest tick that anybody asked for. */
public final class WakeUp {
    private final Simulation simulation;
    private final Action choice;
    private final Action fire = this::fire;
    private long tick = Simulation.NEVER;

    /** A wake-up that lets {@code choice} happen in phase ARBITRATE. */
    public WakeUp(Simulation simulation, Action choice) {
        this.simulation = simulation;
        this.choice = choice;
    }

    /** Asks for the choice at a tick; asks for later ticks are forgotten, and must be made again by the choice. */
    public void at(long asked) {
        if (asked < tick) {
            tick = asked;
            simulation.at(asked, Phase.ARBITRATE, fire);
        }
    }

    private void fire() {
        if (simulation.now() == tick) {
            tick = Simulation.NEVER;
            choice.fire();
        }
    }
}
