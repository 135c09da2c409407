package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** Where everything lives and how each layer is worked off, in words; the same for the same plan only. */
    public String describe() {
        return new TreeMap<>(places) + " "
                + plans.stream()
                        .map(plan -> plan.map(LayerPlan::describe).orElse("-"))
                        .collect(Collectors.joining("; "));
    }

    public Place place(MappedTensor tensor) {
        return places.get(tensor.id());
    }
}
