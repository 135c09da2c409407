package org.ridgepoint.sim.memory.dram.table;

import java.util.List;
import java.util.Optional;

/**
 * One row of a standard's timing table: how long after a command another must wait.
 *
 * @param name the datasheet's name, e.g. {@code tRCD}
 * @param from earlier commands
 * @param to later commands
 * @param scope to which banks it applies
 * @param cycles a sum of the standard's named timings and whole numbers, e.g. {@code CL + burst + 2 - CWL}
 * @param window how many earlier commands back it counts, 4 for a four-activate window (default 1)
 */
public record TimingRule(
        String name,
        List<DramCommand> from,
        List<DramCommand> to,
        TimingScope scope,
        String cycles,
        Optional<Integer> window) {
    public TimingRule {
        from = List.copyOf(from);
        to = List.copyOf(to);
        if (from.isEmpty() || to.isEmpty()) {
            throw new IllegalArgumentException("rule " + name + " needs commands in from and to");
        }
        if (window.isPresent() && window.get() < 1) {
            throw new IllegalArgumentException("rule " + name + ": window must be positive, was " + window.get());
        }
        if (window.orElse(1) > 1 && !(scope == TimingScope.RANK && isActivateOnly(from) && isActivateOnly(to))) {
            throw new IllegalArgumentException("rule " + name + ": only activates of a rank have a window");
        }
    }

    private static boolean isActivateOnly(List<DramCommand> commands) {
        return commands.equals(List.of(DramCommand.ACTIVATE));
    }
}
