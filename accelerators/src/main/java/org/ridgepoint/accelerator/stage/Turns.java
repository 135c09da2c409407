package org.ridgepoint.accelerator.stage;

import org.ridgepoint.sim.kernel.Action;

/**
 * A piece of work that is done over and over until nobody asks for it any more. Who asks while it goes on, from inside,
 * gets one more turn of all of it when this one is over: so whatever the work sets free is taken up, in a loop and never in
 * a recursion.
 */
public final class Turns implements Action {
    private final Action turn;
    private boolean asked;
    private boolean going;

    public Turns(Action turn) {
        this.turn = turn;
    }

    /** Asks for a turn. */
    @Override
    public void fire() {
        asked = true;
        if (going) {
            return;
        }
        going = true;
        while (asked) {
            asked = false;
            turn.fire();
        }
        going = false;
    }
}
