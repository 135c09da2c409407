package org.ridgepoint.accelerator.split;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;

/**
 * What one core does.
 *
 * @param plan of its layers
 * @param skippedWeightBytes by layer, the stored weights of the parts before its own; none where it uses all
 */
public record CorePlan(NetworkPlan plan, Map<Integer, Long> skippedWeightBytes) {
    public CorePlan {
        skippedWeightBytes = Map.copyOf(skippedWeightBytes);
    }

    /** A core that needs all weights of its layers. */
    static CorePlan ofWhole(NetworkPlan plan) {
        return new CorePlan(plan, Map.of());
    }

    /** A core that has no part of any layer, beside one that has. */
    static CorePlan waiting(LayerNetwork network, NetworkPlan beside) {
        int layers = network.layers().size();
        Map<Integer, Place> places = new HashMap<>();
        network.tensors().forEach(tensor -> places.put(tensor.id(), Place.DRAM));
        return ofWhole(new NetworkPlan(
                network,
                places,
                Collections.nCopies(layers, Optional.empty()),
                Collections.nCopies(layers, 1L),
                Collections.nCopies(layers, 0L),
                Collections.nCopies(layers, 0L),
                beside.origins()));
    }
}
