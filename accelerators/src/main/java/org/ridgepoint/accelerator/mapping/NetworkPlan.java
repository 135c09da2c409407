package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the mapper decided about a run.
 *
 * @param network the layers
 * @param places where each tensor lives, by tensor id
 * @param plans by layer; empty for layers without a contraction
 * @param freeLocalBytes by layer, local SRAM beside the tensors that live there
 * @param freeBulkBytes by layer, bulk SRAM beside the tensors that live there
 */
public record NetworkPlan(
        LayerNetwork network,
        Map<Integer, Place> places,
        List<Optional<LayerPlan>> plans,
        List<Long> freeLocalBytes,
        List<Long> freeBulkBytes) {

    public NetworkPlan {
        plans = List.copyOf(plans);
        freeLocalBytes = List.copyOf(freeLocalBytes);
        freeBulkBytes = List.copyOf(freeBulkBytes);
    }

    public Place place(MappedTensor tensor) {
        return places.get(tensor.id());
    }
}
