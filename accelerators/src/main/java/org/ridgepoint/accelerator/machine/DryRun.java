package org.ridgepoint.accelerator.machine;

import java.util.Optional;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.program.PieceFactory;
import org.ridgepoint.accelerator.program.PieceQueues;
import org.ridgepoint.accelerator.program.Program;
import org.ridgepoint.accelerator.program.TaskKinds;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.residence.TensorStates;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;

/** A plan's tasks as a core would be given them, looked at and not carried out. */
final class DryRun {
    private final NetworkPlan plan;
    private final Program program;

    DryRun(Chip chip, NetworkPlan plan, Supplier<Simulation> simulations) {
        this.plan = plan;
        ChipView view = chip.view();
        Simulation simulation = simulations.get();
        StagedSpace local =
                new StagedSpace(new SramSpace(simulation, "local", view.localBytes()), plan.freeLocalBytes());
        StagedSpace bulk = new StagedSpace(new SramSpace(simulation, "bulk", view.bulkBytes()), plan.freeBulkBytes());
        DramLayout layout = new DramLayout(plan, new Lifetimes(plan.network()), chip.dramCapacityBytes());
        program = new Program(
                plan,
                view,
                new TensorStates(plan, layout, local, bulk),
                layout,
                new PieceFactory(view.runBytes(), Optional.empty(), PieceQueues.NOWHERE));
    }

    TaskKinds kinds(int layer) {
        return program.kinds(plan.network().layers().get(layer));
    }
}
