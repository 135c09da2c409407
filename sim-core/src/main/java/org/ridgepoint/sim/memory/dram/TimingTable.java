package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingRule;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/** A standard's timing rules by scope and commands: how long a command keeps another waiting, the longest of each. */
final class TimingTable {
    private static final int COMMANDS = DramCommand.values().length;

    private final int[][][] cycles = new int[TimingScope.values().length][COMMANDS][COMMANDS];

    TimingTable(DramStandard standard) {
        for (TimingRule rule : standard.rules()) {
            if (rule.window().orElse(1) == 1) {
                enter(rule, standard.cycles(rule));
            }
        }
    }

    /** Cycles that a command waits after an earlier one within a scope; 0 where no rule says so. */
    int cycles(TimingScope scope, int from, int to) {
        return cycles[scope.ordinal()][from][to];
    }

    /** The longest wait within a scope. */
    int longest(TimingScope scope) {
        return Arrays.stream(cycles[scope.ordinal()])
                .flatMapToInt(Arrays::stream)
                .max()
                .orElseThrow();
    }

    private void enter(TimingRule rule, int ruleCycles) {
        for (DramCommand from : rule.from()) {
            for (DramCommand to : rule.to()) {
                int[] row = cycles[rule.scope().ordinal()][from.ordinal()];
                row[to.ordinal()] = Math.max(row[to.ordinal()], ruleCycles);
            }
        }
    }
}
