package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;

/**
 * Plans that are worth trying on the machine beside the mapper's own.
 *
 * <p>The mapper knows peak rates and no contention, so that it may think a byte free that is not. What it would decide with a
 * half, a quarter and an eighth of the bandwidth, or of a memory, is what a machine of less would run: no machine should do
 * worse for having more.
 */
public final class Alternatives {
    private static final int HALVINGS = 3;
    private static final int BEST_FEW = 2;

    private final LayerNetwork network;
    private final ChipView chip;
    private final Mapper mapper;
    private final List<PlanFronts> fronts = new ArrayList<>();

    public Alternatives(LayerNetwork network, ChipView chip) {
        this.network = network;
        this.chip = chip;
        PlanFronts own = new PlanFronts(chip);
        this.mapper = new Mapper(network, chip, own);
        fronts.add(own);
        for (int halving = 1; halving <= HALVINGS; halving++) {
            double less = 1.0 / (1 << halving);
            fronts.add(own.on(chip.scaled(less, 1, 1, 1)));
            fronts.add(own.on(chip.scaled(1, less, 1, 1)));
            if (chip.accumulatorMemoryBytes() > 0) {
                fronts.add(own.on(chip.scaled(1, 1, 1, less)));
            }
        }
        fronts.add(own.on(chip.scaled(1, 1, 0.5, 1)));
    }

    /** Plans that differ in where tensors live, the mapper's favourites first. */
    public List<NetworkPlan> ofNetwork() {
        Map<NetworkPlan.Choice, NetworkPlan> plans = new LinkedHashMap<>();
        for (int halving = 0; halving <= Mapper.BULK_STEPS; halving++) {
            long local = chip.localBytes() >> halving;
            long bulk = chip.bulkBytes() >> halving;
            add(plans, mapper.map(local, bulk));
            add(plans, mapper.map(local, chip.bulkBytes()));
            add(plans, mapper.map(chip.localBytes(), bulk));
        }
        mapper.mapEach().forEach(plan -> add(plans, Optional.of(plan)));
        return List.copyOf(plans.values());
    }

    private static void add(Map<NetworkPlan.Choice, NetworkPlan> plans, Optional<NetworkPlan> plan) {
        plan.ifPresent(found -> plans.putIfAbsent(found.choice(), found));
    }

    /** Each layer worked off as in a plan, as far as there is room, with tensors in the places of another. */
    public NetworkPlan elsewhere(NetworkPlan plan, NetworkPlan places) {
        NetworkPlan moved = places.withElementSplit(plan.elementSplit());
        for (Layer layer : network.layers()) {
            Optional<LayerPlan> own = plan.plans().get(layer.index());
            if (own.isPresent()) {
                Sources sources = mapper.sources(layer, places.places());
                LayerPlan there = fronts.get(0).space(layer).costed(own.get(), sources, layer.vectorOperations());
                boolean fits = there.needs().localBytes() + layer.biasBytes()
                                <= places.freeLocalBytes().get(layer.index())
                        && there.needs().bulkBytes() <= places.freeBulkBytes().get(layer.index());
                moved = fits ? moved.with(layer.index(), there) : moved;
            }
        }
        return moved;
    }

    /** The same plan but for one layer, the likeliest to be faster first; none where no array works on the layer. */
    public List<NetworkPlan> ofLayer(NetworkPlan plan, Layer layer) {
        if (layer.contraction().isEmpty()) {
            return List.of();
        }
        Sources sources = mapper.sources(layer, plan.places());
        Set<LayerPlan.Choice> seen = new HashSet<>();
        plan.plans().get(layer.index()).ifPresent(own -> seen.add(own.choice()));
        List<LayerPlan> found = new ArrayList<>();
        for (PlanFronts front : fronts) {
            for (long local = plan.freeLocalBytes().get(layer.index()); local > 0; local /= 2) {
                for (long bulk = plan.freeBulkBytes().get(layer.index()); bulk > 0; bulk /= 2) {
                    front.front(layer, sources)
                            .ranked(local - layer.biasBytes(), bulk)
                            .limit(BEST_FEW)
                            .filter(each -> seen.add(each.choice()))
                            .forEach(found::add);
                }
            }
        }
        return found.stream()
                .map(each -> fronts.get(0).space(layer).costed(each, sources, layer.vectorOperations()))
                .sorted(Comparator.comparingDouble(each -> each.cost().score()))
                .map(each -> plan.with(layer.index(), each))
                .toList();
    }
}
