package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;

/**
 * What of a network's plan is decided before the mapper begins, which decides the rest.
 *
 * @param names by layer, the path under which somebody decided about it; of no meaning where nothing is pinned
 * @param places by tensor id, where tensors live
 * @param products by layer, how it is worked off
 * @param blocks by layer, in how many blocks it goes
 * @param common ids of tensors that several cores make or read, which may live in no core's local SRAM
 */
public record Pins(
        List<String> names,
        Map<Integer, Place> places,
        Map<Integer, LayerPlan.Choice> products,
        Map<Integer, Long> blocks,
        Set<Integer> common) {
    /** Everything is for the mapper to decide. */
    public static final Pins NONE = new Pins(List.of(), Map.of(), Map.of(), Map.of());

    /** Of a run in which each core has its tensors for itself. */
    public Pins(
            List<String> names,
            Map<Integer, Place> places,
            Map<Integer, LayerPlan.Choice> products,
            Map<Integer, Long> blocks) {
        this(names, places, products, blocks, Set.of());
    }

    /** Nothing but where some tensors live, and which of the others several cores have together. */
    public static Pins places(Map<Integer, Place> places, Set<Integer> common) {
        return new Pins(List.of(), places, Map.of(), Map.of(), common);
    }

    public Pins {
        names = List.copyOf(names);
        places = Map.copyOf(places);
        products = Map.copyOf(products);
        blocks = Map.copyOf(blocks);
        common = Set.copyOf(common);
    }

    /** Who pins plans of a run, for whatever slices of its batch they are wanted. */
    public interface Source {
        /** Nobody. */
        Source NOBODY = new Source() {
            @Override
            public Pins of(LayerNetwork network) {
                return NONE;
            }

            @Override
            public Optional<Schedule> schedule(BatchNetworks networks) {
                return Optional.empty();
            }
        };

        /** What is pinned of a network's plan; {@link PlanRefused} where it does not go with the network. */
        Pins of(LayerNetwork network);

        /** For how many images each layer is to run at a time; empty where the mapper decides. */
        Optional<Schedule> schedule(BatchNetworks networks);
    }

    Optional<LayerPlan.Choice> product(Layer layer) {
        return Optional.ofNullable(products.get(layer.index()));
    }

    Optional<Long> blocks(Layer layer) {
        return Optional.ofNullable(blocks.get(layer.index()));
    }

    public boolean areNone() {
        return common.isEmpty() && places.isEmpty() && products.isEmpty() && blocks.isEmpty();
    }

    /** Whether they leave nothing of how a layer goes to decide. */
    boolean decide(Layer layer) {
        return products.containsKey(layer.index()) || blocks.containsKey(layer.index());
    }

    /** Whether they leave nothing to decide. */
    public boolean decideAll(LayerNetwork network) {
        return network.layers().stream().allMatch(this::decide)
                && network.tensors().stream()
                        .filter(tensor -> !isOutside(tensor))
                        .allMatch(tensor -> places.containsKey(tensor.id()));
    }

    /** Whether a tensor lies in DRAM because it comes from outside or is wanted there. */
    static boolean isOutside(MappedTensor tensor) {
        return tensor.given() || tensor.wanted();
    }
}
