package org.ridgepoint.experiment.run;

import org.ridgepoint.accelerator.machine.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.machine.RunResult;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.Graph;

/** The event-driven machine: the one place where runs meet it. */
public final class MachineSimulator implements Simulator {
    @Override
    public RunResult run(ResolvedChip chip, Graph graph, RunOptions options, Progress progress) {
        Chip machine = chip(chip, options);
        try {
            return Replay.run(machine, graph, options.batch());
        } catch (CapacityTooSmall tooSmall) {
            throw new UserError(chip.name() + ": " + tooSmall.getMessage());
        }
    }

    private static Chip chip(ResolvedChip chip, RunOptions options) {
        try {
            return Chip.of(chip.spec(), chip.memory(), chip.technology(), options.precision());
        } catch (IllegalArgumentException refusal) {
            throw new UserError(chip.name() + ": " + refusal.getMessage());
        }
    }
}
