package org.ridgepoint.accelerator.residence;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.kernel.Action;

/** Which layers the cores that work on them have ended, for those that do not. */
public final class LayerEnds {
    private final int[] workersLeft;
    private final List<List<Action>> waiters = new ArrayList<>();

    /** Layers of which each is worked on by so many cores. */
    public LayerEnds(int[] workers) {
        workersLeft = workers.clone();
        for (int layer = 0; layer < workers.length; layer++) {
            waiters.add(new ArrayList<>());
        }
    }

    /** One of the cores that work on a layer has come to its end. */
    public void endedOne(int layer) {
        workersLeft[layer]--;
        if (workersLeft[layer] == 0) {
            waiters.get(layer).forEach(Action::fire);
            waiters.get(layer).clear();
        }
    }

    /** Tells, at once or then, that all of them have. */
    public void whenEnded(int layer, Action told) {
        if (workersLeft[layer] == 0) {
            told.fire();
        } else {
            waiters.get(layer).add(told);
        }
    }
}
