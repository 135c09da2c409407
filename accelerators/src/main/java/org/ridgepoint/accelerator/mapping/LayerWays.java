package org.ridgepoint.accelerator.mapping;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;

/** How a layer may be worked off, once it is said where its tensors lie and what room is left: on the array or the vector unit. */
final class LayerWays {
    private final ChipView chip;
    private final PlanFronts fronts;
    private final Pins pins;

    LayerWays(ChipView chip, PlanFronts fronts, Pins pins) {
        this.chip = chip;
        this.fronts = fronts;
        this.pins = pins;
    }

    /** How a layer is worked off: as the array's plan says, or in so many blocks. */
    record Way(Optional<LayerPlan> plan, long blocks, Busy busy, double score) {
        private static Way onArray(LayerPlan plan) {
            return new Way(Optional.of(plan), 0, plan.cost().busy(), plan.cost().score());
        }
    }

    /** No way to work a layer off scores less. */
    double leastScore(Layer layer, Sources sources, Map<Integer, Place> places) {
        if (!layer.isOnArray()) {
            return score(Busy.ofVector(layer, sources, chip));
        }
        if (pins.decide(layer)) {
            return 0;
        }
        double onArray = fronts.leastScore(layer, sources);
        return layer.alsoOnVector() ? Math.min(onArray, score(onVector(layer, places))) : onArray;
    }

    /** The way to work a layer off that scores less; empty where there is no room for any. */
    Optional<Way> best(
            Layer layer, Sources sources, Map<Integer, Place> places, long freeLocalBytes, long freeBulkBytes) {
        if (!layer.isOnArray()) {
            Busy busy = Busy.ofVector(layer, sources, chip);
            return blocks(layer, freeLocalBytes, freeBulkBytes)
                    .map(blocks -> new Way(Optional.empty(), blocks, busy, score(busy)));
        }
        Optional<LayerPlan> onArray = pins.blocks(layer).isPresent()
                ? Optional.empty()
                : product(layer, sources, freeLocalBytes - layer.stored().biasBytes(), freeBulkBytes);
        boolean mayMove = layer.alsoOnVector() && pins.product(layer).isEmpty();
        Optional<Way> onVector = mayMove ? onVector(layer, places, freeLocalBytes, freeBulkBytes) : Optional.empty();
        return onArray.map(Way::onArray)
                .filter(way ->
                        onVector.isEmpty() || way.score() <= onVector.get().score())
                .or(() -> onVector);
    }

    private Optional<Way> onVector(Layer layer, Map<Integer, Place> places, long freeLocalBytes, long freeBulkBytes) {
        Busy busy = onVector(layer, places);
        return blocks(layer, freeLocalBytes, freeBulkBytes)
                .map(blocks ->
                        new Way(Optional.empty(), blocks, busy, new ElementBlocks(layer, chip).score(busy, blocks)));
    }

    /** What parts are busy with where the vector unit does a product. */
    private Busy onVector(Layer layer, Map<Integer, Place> places) {
        Layer asElements = layer.onVector();
        return Busy.ofVector(asElements, Sources.of(asElements, places), chip);
    }

    private double score(Busy vector) {
        return vector.longest() + PlanCosting.thrift(vector.dram() * chip.memoryBytesPerCycle(), chip);
    }

    /** In how many blocks a layer goes; empty where those that it is pinned to have no room. */
    private Optional<Long> blocks(Layer layer, long freeLocalBytes, long freeBulkBytes) {
        ElementBlocks choices = new ElementBlocks(layer, chip);
        if (pins.areNone() && !layer.isOnArray()) {
            return Optional.of(choices.best(freeLocalBytes));
        }
        long blocks = pins.blocks(layer).orElseGet(() -> choices.best(freeLocalBytes));
        return Optional.of(blocks)
                .filter(chosen -> chip.stagingBytes() <= freeBulkBytes && choices.fit(chosen, freeLocalBytes));
    }

    /** How a layer is worked off on the array: as it is pinned where that has room, or as is best. */
    private Optional<LayerPlan> product(Layer layer, Sources sources, long localRoom, long bulkRoom) {
        Optional<LayerPlan.Choice> pinned = pins.product(layer);
        if (pinned.isEmpty()) {
            return pins.best(layer, sources, fronts.front(layer, sources), localRoom, bulkRoom);
        }
        PlanCosting costing = fronts.space(layer).costing(pinned.get().tiling(), sources, layer.vectorOperations());
        return Optional.of(costing.plan(pinned.get()))
                .filter(plan -> costing.fitsAccumulators())
                .filter(plan ->
                        plan.needs().localBytes() <= localRoom && plan.needs().bulkBytes() <= bulkRoom);
    }
}
