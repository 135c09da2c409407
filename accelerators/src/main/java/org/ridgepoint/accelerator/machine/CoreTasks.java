package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.program.CommonRuns;
import org.ridgepoint.accelerator.residence.CommonTensors;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.residence.LayerEnds;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.accelerator.split.CorePlan;
import org.ridgepoint.sim.kernel.Simulation;

/** From what each core of a chip is to do to where its data lies in DRAM. */
final class CoreTasks {
    private CoreTasks() {}

    /** Of cores that all work off the same plan, each with tensors of its own, and weights that all have together. */
    static List<CoreTask> replicas(Chip chip, NetworkPlan plan) {
        int around = chip.aroundOneDram().cores();
        DramLayout layout = new DramLayout(plan, new Lifetimes(plan.network()), chip.dramCapacityBytes(), around);
        chip.requireDram(layout.sizeBytes());
        ChipView view = chip.view();
        return IntStream.range(0, chip.cores())
                .mapToObj(core -> new CoreTask(plan, view, layout.ofCore(core % around), Optional.empty()))
                .toList();
    }

    /** Of cores that share a run out among them in any way. */
    static List<CoreTask> of(Simulation simulation, Chip chip, ChipPlan plan) {
        return switch (plan.sharing()) {
            case REPLICAS -> replicas(chip, plan.run().inFull());
            case IMAGES -> images(chip, plan);
            case LAYERS -> layers(simulation, chip, plan);
        };
    }

    /** Tensors lie behind those of the core before, and weights before all; in DRAM of its own each core has both. */
    private static List<CoreTask> images(Chip chip, ChipPlan plan) {
        List<CoreTask> tasks = new ArrayList<>();
        long address = 0;
        boolean apart = chip.dramSystems() > 1;
        for (CorePlan core : plan.cores()) {
            address = apart ? 0 : address;
            NetworkPlan network = core.plan();
            DramLayout own = new DramLayout(
                    network,
                    new Lifetimes(network.network()),
                    chip.dramCapacityBytes(),
                    apart ? 1 : plan.cores().size());
            address = Math.max(address, own.weightBytes());
            tasks.add(new CoreTask(network, plan.view(), own.movedTo(0, address), Optional.empty()));
            address = Math.addExact(address, own.tensorBytes());
            chip.requireDram(address);
        }
        return tasks;
    }

    /** Each tensor of the run lies in DRAM once, whichever cores make or read it. */
    private static List<CoreTask> layers(Simulation simulation, Chip chip, ChipPlan plan) {
        NetworkPlan run = plan.run().inFull();
        DramLayout layout =
                DramLayout.inParts(run, new Lifetimes(run.network()), chip.dramCapacityBytes(), plan.team());
        chip.requireDram(layout.sizeBytes());
        CoreTask.Team team =
                new CoreTask.Team(new CommonTensors(), new LayerEnds(workers(plan)), new CommonRuns(simulation));
        List<CoreTask> tasks = new ArrayList<>();
        for (CorePlan core : plan.cores()) {
            DramLayout own = layout.ofPart(tasks.size(), core.skippedWeightBytes());
            tasks.add(new CoreTask(core.plan(), plan.view(), own, Optional.of(team)));
        }
        return tasks;
    }

    /** By layer, how many cores work on it. */
    private static int[] workers(ChipPlan plan) {
        int[] workers = new int[plan.cores().get(0).plan().network().layers().size()];
        for (CorePlan core : plan.cores()) {
            for (Layer layer : core.plan().network().layers()) {
                workers[layer.index()] += layer.unit() == Layer.Unit.ELSEWHERE ? 0 : 1;
            }
        }
        return workers;
    }
}
