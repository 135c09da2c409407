package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;

/**
 * A plan that is worth trying on the machine, and the least memories, of those looked at, for which the mapper came upon it.
 *
 * @param plan what to try
 * @param localBytes of local SRAM
 * @param bulkBytes of bulk SRAM
 */
public record Alternative(NetworkPlan plan, long localBytes, long bulkBytes) {
    private static final int RATE_STEPS = 3;
    private static final int BEST_FEW = 2;

    /**
     * Plans for the whole of each memory and for every smaller power of two of it. So what is worth trying on a chip is
     * also worth trying on one with twice the memory.
     */
    public static List<Alternative> of(LayerNetwork network, ChipView chip) {
        boolean oneProduct = network.layers().size() == 1
                && network.layers().get(0).contraction().isPresent();
        return oneProduct ? ofOneProduct(network, chip) : ofNetwork(network, chip);
    }

    /** The powers of two up to a capacity, and the capacity itself, in rising order. */
    public static List<Long> capacities(long capacity) {
        List<Long> sizes = new ArrayList<>(List.of(capacity));
        for (long size = Long.highestOneBit(capacity); size >= Mapper.LEAST_BUDGET; size >>= 1) {
            if (size < capacity) {
                sizes.add(size);
            }
        }
        Collections.reverse(sizes);
        return sizes;
    }

    private static List<Alternative> ofNetwork(LayerNetwork network, ChipView chip) {
        Mapper mapper = new Mapper(network, chip);
        Map<NetworkPlan.Choice, Alternative> plans = new LinkedHashMap<>();
        for (long local : capacities(chip.localBytes())) {
            for (long bulk : capacities(chip.bulkBytes())) {
                mapper.map(local, bulk)
                        .ifPresent(plan -> plans.putIfAbsent(plan.choice(), new Alternative(plan, local, bulk)));
            }
        }
        return List.copyOf(plans.values());
    }

    /** The best few for each capacity, weighed at this DRAM rate and at fractions of it. */
    private static List<Alternative> ofOneProduct(LayerNetwork network, ChipView chip) {
        Map<NetworkPlan.Choice, Alternative> plans = new LinkedHashMap<>();
        Layer layer = network.layers().get(0);
        Map<Integer, Place> places = new Mapper(network, chip).nothingOnChip().places();
        for (PlanFront front : fronts(network, chip)) {
            for (long local : capacities(chip.localBytes())) {
                for (long bulk : capacities(chip.bulkBytes())) {
                    front.ranked(local - layer.biasBytes(), bulk)
                            .limit(BEST_FEW)
                            .map(plan -> whole(network, places, plan, chip))
                            .forEach(plan -> plans.merge(
                                    plan.choice(), new Alternative(plan, local, bulk), Alternative::smaller));
                }
            }
        }
        return List.copyOf(plans.values());
    }

    private static List<PlanFront> fronts(LayerNetwork network, ChipView chip) {
        Layer layer = network.layers().get(0);
        List<PlanFront> fronts = new ArrayList<>();
        for (int slower = 0; slower <= RATE_STEPS; slower++) {
            ChipView view = chip.withDramBytesPerCycle(chip.dramBytesPerCycle() / (1 << slower));
            Mapper mapper = new Mapper(network, view);
            fronts.add(mapper.front(layer, mapper.everythingInDram(layer)));
        }
        return fronts;
    }

    private static NetworkPlan whole(LayerNetwork network, Map<Integer, Place> places, LayerPlan plan, ChipView chip) {
        return new NetworkPlan(
                network, places, List.of(Optional.of(plan)), List.of(chip.localBytes()), List.of(chip.bulkBytes()));
    }

    /** Of two finds of one plan the one in less memory; it is known from then on. */
    private static Alternative smaller(Alternative one, Alternative other) {
        boolean less = other.localBytes <= one.localBytes && other.bulkBytes <= one.bulkBytes;
        return less ? other : one;
    }
}
