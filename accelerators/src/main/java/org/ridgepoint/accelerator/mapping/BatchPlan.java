package org.ridgepoint.accelerator.mapping;

import java.util.Optional;
import org.ridgepoint.accelerator.layer.LayerNetwork;

/**
 * What the mapper decided about a batch.
 *
 * @param whole the network for the whole batch
 * @param schedule for how many images each layer runs at a time
 * @param perSlice places and plans for one slice of each layer
 * @param inFull the same carried out for all slices, in the order of the run
 */
public record BatchPlan(LayerNetwork whole, Schedule schedule, NetworkPlan perSlice, NetworkPlan inFull) {

    /** A batch that goes through layer by layer. */
    public static BatchPlan whole(int batch, NetworkPlan plan) {
        LayerNetwork network = plan.network();
        return new BatchPlan(network, Schedule.whole(batch, network.layers().size()), plan, plan);
    }

    /** The same with so much used of what the chip has; empty where a layer has no room in that. */
    public Optional<BatchPlan> using(NetworkPlan.Used used, ChipView chip) {
        return perSlice.using(used, chip)
                .flatMap(slice -> inFull.using(used, chip).map(full -> new BatchPlan(whole, schedule, slice, full)));
    }
}
