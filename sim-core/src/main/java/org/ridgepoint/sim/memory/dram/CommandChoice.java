package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.quantity.Index;

/** What a scheduler found in one cycle: a command that may issue now, or when to look again. Reused, never shared. */
final class CommandChoice {
    static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();
    static final int PRECHARGE = DramCommand.PRECHARGE.ordinal();
    static final int READ = DramCommand.READ.ordinal();
    static final int WRITE = DramCommand.WRITE.ordinal();
    static final int TO_PRECHARGING = DramCommand.READ_PRECHARGE.ordinal() - READ;

    /** Row commands (activate, precharge, refresh) may issue. */
    static final int ROW_BUS = 1;
    /** Column commands may issue. */
    static final int COLUMN_BUS = 2;
    /** Any command may issue. */
    static final int BOTH_BUSES = ROW_BUS | COLUMN_BUS;

    int command;
    int slot;
    long soonest;

    void clear() {
        drop();
        soonest = Simulation.NEVER;
    }

    /** Nothing is chosen; when to look again stays as it was found. */
    void drop() {
        slot = Index.NONE;
    }

    boolean isMade() {
        return slot != Index.NONE;
    }

    void take(int chosenCommand, int chosenSlot) {
        command = chosenCommand;
        slot = chosenSlot;
    }

    void lookAgainAt(long cycle) {
        soonest = Math.min(soonest, cycle);
    }
}
