package org.ridgepoint.accelerator.machine;

import java.util.Optional;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.program.CommonRuns;
import org.ridgepoint.accelerator.residence.CommonTensors;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.residence.LayerEnds;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.residence.TensorStates;

/**
 * What one core is to do.
 *
 * @param plan of its layers
 * @param view its share of the chip
 * @param layout where its weights and tensors lie in DRAM
 * @param team what it has together with other cores; empty where it works alone
 */
record CoreTask(NetworkPlan plan, ChipView view, DramLayout layout, Optional<Team> team) {

    /**
     * Cores that work off one network together.
     *
     * @param tensors that they make and read together
     * @param ends of layers, for which those wait that do not work on them
     * @param runs that they read together
     */
    record Team(CommonTensors tensors, LayerEnds ends, CommonRuns runs) {}

    /** The tensors of the core, which take room in its part of each memory. */
    TensorStates tensors(StagedSpace local, StagedSpace bulk) {
        return team.map(of -> new TensorStates(plan, layout, local, bulk, of.tensors()))
                .orElseGet(() -> new TensorStates(plan, layout, local, bulk));
    }
}
