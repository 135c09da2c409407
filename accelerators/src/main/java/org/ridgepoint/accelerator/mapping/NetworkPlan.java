package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;

/**
 * Everything that the mapper decided about a run.
 *
 * @param network the layers
 * @param places where each tensor lives, by tensor id
 * @param plans by layer; empty for layers without a contraction
 * @param freeLocalBytes by layer, local SRAM beside the tensors that live there
 * @param freeBulkBytes by layer, bulk SRAM beside the tensors that live there
 * @param origins by layer, which layer of the network as a whole it is a slice of
 */
public record NetworkPlan(
        LayerNetwork network,
        Map<Integer, Place> places,
        List<Optional<LayerPlan>> plans,
        List<Long> freeLocalBytes,
        List<Long> freeBulkBytes,
        List<Integer> origins) {

    /** A plan in which each layer is all of itself. */
    public NetworkPlan(
            LayerNetwork network,
            Map<Integer, Place> places,
            List<Optional<LayerPlan>> plans,
            List<Long> freeLocalBytes,
            List<Long> freeBulkBytes) {
        this(network, places, plans, freeLocalBytes, freeBulkBytes, eachItself(network));
    }

    public NetworkPlan {
        plans = List.copyOf(plans);
        freeLocalBytes = List.copyOf(freeLocalBytes);
        freeBulkBytes = List.copyOf(freeBulkBytes);
        origins = List.copyOf(origins);
    }

    private static List<Integer> eachItself(LayerNetwork network) {
        return network.layers().stream().map(Layer::index).toList();
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
