package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Index;

/**
 * The command that goes next if no burst comes in between, found by letting all that may go compete: the soonest wins, of
 * those that may go in the same cycle the one of the least class, of these the oldest. Reused, never shared.
 */
final class CommandPlan {
    private static final int CLASS_SHIFT = 60; // above any age but that of no burst

    private int command;
    private int slot;
    private long cycle;
    private long order;

    /** Nothing is planned, and nothing can go before a cycle. */
    void clear() {
        slot = Index.NONE;
        cycle = Simulation.NEVER;
        order = Simulation.NEVER;
    }

    /** A command for a burst may go from a cycle on. */
    void consider(int candidate, int commandClass, long age, long readyCycle) {
        long candidateOrder = (long) commandClass << CLASS_SHIFT | age;
        if (readyCycle < cycle || readyCycle == cycle && candidateOrder < order) {
            command = candidate;
            slot = BurstTable.slot(age);
            cycle = readyCycle;
            order = candidateOrder;
        }
    }

    boolean isMade() {
        return slot != Index.NONE;
    }

    /** Whether it goes before all others, reads or writes. */
    boolean isFirst() {
        return order >>> CLASS_SHIFT == 0;
    }

    int command() {
        return command;
    }

    int slot() {
        return slot;
    }

    /** When it goes; {@link Simulation#NEVER} where nothing is planned. */
    long cycle() {
        return cycle;
    }
}
