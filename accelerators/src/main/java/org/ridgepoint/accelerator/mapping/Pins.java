package org.ridgepoint.accelerator.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.workload.work.Contraction;

/**
 * What of a network's plan is decided before the mapper begins, which decides the rest.
 *
 * @param names by layer, the path under which somebody decided about it; of no meaning where nothing is pinned
 * @param places by tensor id, where tensors live
 * @param products by layer, how it is worked off
 * @param blocks by layer, in how many blocks it goes
 * @param common ids of tensors that several cores make or read, which may live in no core's local SRAM
 * @param otherParts by layer, shapes of parts that other cores work on, to which what they read together is to come in the same
 *     pieces if it can
 */
public record Pins(
        List<String> names,
        Map<Integer, Place> places,
        Map<Integer, LayerPlan.Choice> products,
        Map<Integer, Long> blocks,
        Set<Integer> common,
        Map<Integer, List<Contraction>> otherParts) {
    /** Everything is for the mapper to decide. */
    public static final Pins NONE = new Pins(List.of(), Map.of(), Map.of(), Map.of());

    /** Of a run in which each core has its tensors for itself. */
    public Pins(
            List<String> names,
            Map<Integer, Place> places,
            Map<Integer, LayerPlan.Choice> products,
            Map<Integer, Long> blocks) {
        this(names, places, products, blocks, Set.of(), Map.of());
    }

    /** Where some tensors live, which of the others several cores have together, and the largest parts of all layers. */
    public static Pins places(
            Map<Integer, Place> places, Set<Integer> common, Map<Integer, List<Contraction>> otherParts) {
        return new Pins(List.of(), places, Map.of(), Map.of(), common, otherParts);
    }

    /**
     * For a core's part of layers of which another plan has the largest parts: what they have in common lies where it lies
     * there, and what they read together comes in the same pieces.
     */
    static Pins like(NetworkPlan lead, LayerNetwork part, Set<Integer> common) {
        Map<Integer, Place> places = new HashMap<>();
        common.forEach(id -> places.put(id, lead.places().get(id)));
        Map<Integer, LayerPlan.Choice> products = new HashMap<>();
        Map<Integer, Long> blocks = new HashMap<>();
        for (Layer layer : part.layers()) {
            if (layer.isOnArray() && lead.isReadTogether(layer)) {
                int index = layer.index();
                lead.plans()
                        .get(index)
                        .ifPresentOrElse(
                                plan -> products.put(
                                        index,
                                        plan.choice().on(layer.contraction().orElseThrow())),
                                () -> blocks.put(index, lead.blocks().get(index)));
            }
        }
        return new Pins(List.of(), places, products, blocks, common, Map.of());
    }

    public Pins {
        names = List.copyOf(names);
        places = Map.copyOf(places);
        products = Map.copyOf(products);
        blocks = Map.copyOf(blocks);
        common = Set.copyOf(common);
        otherParts = Map.copyOf(otherParts);
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

        /** How much of the chip a plan is to use; empty where nobody says. */
        default Optional<NetworkPlan.Used> used() {
            return Optional.empty();
        }

        /**
         * How layers of a network that up to so many cores share out are divided, by index; {@link PlanRefused} where they cannot
         * be, or more than that is decided.
         */
        default Map<Integer, Cut> cuts(LayerNetwork network, int cores) {
            return Map.of();
        }
    }

    Optional<LayerPlan.Choice> product(Layer layer) {
        return Optional.ofNullable(products.get(layer.index()));
    }

    /**
     * The best plan for so much room by which what cores read together for a layer comes in the same pieces to those with other
     * parts of it; the best of all where there is none.
     */
    Optional<LayerPlan> best(Layer layer, Sources sources, PlanFront front, long localRoom, long bulkRoom) {
        List<Contraction> parts = otherParts.getOrDefault(layer.index(), List.of());
        return front.ranked(localRoom, bulkRoom)
                .filter(plan -> parts.stream().allMatch(part -> plan.choice().suits(part, sources.shares())))
                .findFirst()
                .or(() -> front.best(localRoom, bulkRoom));
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
