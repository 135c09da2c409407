package org.ridgepoint.accelerator.stage;

import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * A piece of work that is done over and over until nobody asks for it any more. Who asks while it goes on, from inside,
 * gets one more turn of all of it when this one is over: so whatever the work sets free is taken up, in a loop and never in
 * a recursion.
 *
 * <p>Timing: a turn that is asked for falls in phase ARRIVE, when all that ends in the tick has ended: what several parts
 * give back in one tick is handed out once, and who gave back first makes no difference.
 */
public final class Turns implements Action {
    private final Simulation simulation;
    private final Action turn;
    private final Action take = this::take;
    private boolean asked;
    private boolean scheduled;

    public Turns(Simulation simulation, Action turn) {
        this.simulation = simulation;
        this.turn = turn;
    }

    /** Asks for a turn. */
    @Override
    public void fire() {
        asked = true;
        if (!scheduled) {
            scheduled = true;
            simulation.at(simulation.now(), Phase.ARRIVE, take);
        }
    }

    private void take() {
        while (asked) {
            asked = false;
            turn.fire();
        }
        scheduled = false;
    }
}
