package org.ridgepoint.sim.resource;

import java.util.ArrayDeque;
import org.ridgepoint.sim.kernel.Action;

/** Who waits for a place in a queue, each once, in the order in which they came. */
public final class Waiters {
    private final ArrayDeque<Action> waiting = new ArrayDeque<>();

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Adds one; false where it waits already. */
    public boolean add(Action waiter) {
        if (waiting.peekLast() == waiter || waiting.contains(waiter)) {
            return false;
        }
        return waiting.add(waiter);
    }

    /** Fires all that wait by now; those that come back meanwhile wait for the next time. */
    public void wake() {
        int woken = waiting.size();
        for (int i = 0; i < woken; i++) {
            waiting.remove().fire();
        }
    }
}
