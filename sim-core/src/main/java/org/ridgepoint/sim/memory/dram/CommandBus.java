package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * The command bus of a channel, or its row and column buses where the standard has both: when each is free.
 *
 * <p>Timing: a command holds its bus for the cycles that the standard says, or for one where the policy does not model it.
 */
final class CommandBus {
    private static final DramCommand[] COMMANDS = DramCommand.values();

    private final int[] cycles;
    private final boolean[] isColumn;
    private final boolean split;
    private long rowFree;
    private long columnFree;

    CommandBus(DramStandard standard, boolean modelled) {
        this.split = standard.splitCommandBus();
        this.cycles = Arrays.stream(COMMANDS)
                .mapToInt(command -> modelled ? standard.commandCycles(command) : 1)
                .toArray();
        this.isColumn = new boolean[COMMANDS.length];
        for (DramCommand command : COMMANDS) {
            isColumn[command.ordinal()] = command.movesData();
        }
    }

    boolean isSplit() {
        return split;
    }

    /** The kinds of command that may go out at a cycle. */
    int freeAt(long cycle) {
        return (rowFree <= cycle ? CommandChoice.ROW_BUS : 0) | (columnFree <= cycle ? CommandChoice.COLUMN_BUS : 0);
    }

    /** The first cycle at which any command may go out. */
    long firstFree() {
        return Math.min(rowFree, columnFree);
    }

    /** The next cycle at which a bus that is held now becomes free. */
    long nextFree(long cycle) {
        long row = rowFree > cycle ? rowFree : Simulation.NEVER;
        long column = columnFree > cycle ? columnFree : Simulation.NEVER;
        return Math.min(row, column);
    }

    void issue(int command, long cycle) {
        long free = cycle + cycles[command];
        if (!split || !isColumn[command]) {
            rowFree = free;
        }
        if (!split || isColumn[command]) {
            columnFree = free;
        }
    }
}
