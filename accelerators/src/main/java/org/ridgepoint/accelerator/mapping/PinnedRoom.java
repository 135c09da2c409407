package org.ridgepoint.accelerator.mapping;

import java.util.Comparator;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;

/** Says of pins with which there is no plan which of them has no room, and the least that would do. */
final class PinnedRoom {
    private static final String LOCAL = "sram.local.capacity";
    private static final String BULK = "sram.bulk.capacity";

    private final LayerNetwork network;
    private final ChipView chip;
    private final PlanFronts fronts;
    private final Pins pins;
    private final Lifetimes lifetimes;

    PinnedRoom(LayerNetwork network, ChipView chip, PlanFronts fronts, Pins pins, Lifetimes lifetimes) {
        this.network = network;
        this.chip = chip;
        this.fronts = fronts;
        this.pins = pins;
        this.lifetimes = lifetimes;
    }

    /** Refuses a tensor in a memory that holds operands alone. */
    void requireHolding() {
        network.tensors().stream()
                .filter(tensor -> pins.places().containsKey(tensor.id()))
                .filter(tensor -> !holds(pins.places().get(tensor.id())))
                .findFirst()
                .ifPresent(tensor -> {
                    String place = word(pins.places().get(tensor.id()));
                    throw new PlanRefused(
                            path(maker(tensor)) + ".output",
                            place + ": sram." + place
                                    + ".holds is operands, so that no tensor lives there between layers");
                });
    }

    private boolean holds(Place place) {
        return place == Place.DRAM || (place == Place.LOCAL ? chip.localHolds() : chip.bulkHolds());
    }

    /**
     * Why there is no plan although nothing is on chip but what is pinned there.
     *
     * @param placement of that
     * @param leastLocal by layer, local bytes below which no plan of it can run
     */
    PlanRefused refusal(Placement placement, long[] leastLocal) {
        return network.layers().stream()
                .flatMap(layer -> refusal(layer, placement, leastLocal[layer.index()]).stream())
                .findFirst()
                .orElseGet(() -> new PlanRefused(
                        "layers", "there is no room for what they say on this chip; leave some of them to the mapper"));
    }

    private Optional<PlanRefused> refusal(Layer layer, Placement placement, long leastLocal) {
        long local = placement.localUsed(layer.index());
        long bulk = placement.bulkUsed(layer.index());
        return tensors(layer, Place.LOCAL, LOCAL, local, leastLocal, chip.localBytes())
                .or(() -> tensors(layer, Place.BULK, BULK, bulk, chip.stagingBytes(), chip.bulkBytes()))
                .or(() -> product(layer, placement, local, bulk))
                .or(() -> blocks(layer, local));
    }

    /** Tensors that leave too little of a memory for any plan of a layer: the largest is to blame. */
    private Optional<PlanRefused> tensors(
            Layer layer, Place place, String key, long usedBytes, long neededBytes, long capacityBytes) {
        if (usedBytes == 0 || usedBytes + neededBytes <= capacityBytes) {
            return Optional.empty();
        }
        MappedTensor largest = network.tensors().stream()
                .filter(tensor -> pins.places().get(tensor.id()) == place)
                .filter(tensor -> lifetimes.born(tensor) <= layer.index())
                .filter(tensor -> lifetimes.lastUse(tensor) >= layer.index())
                .max(Comparator.comparingLong(MappedTensor::bytes))
                .orElseThrow();
        String problem = word(place) + ": tensors that are to live there take " + usedBytes + " B while "
                + layer.name() + " runs, which needs " + neededBytes + " B beside them, and there are "
                + capacityBytes + " B; " + key + " of at least " + (usedBytes + neededBytes)
                + " B would do, or another place";
        return Optional.of(new PlanRefused(path(maker(largest)) + ".output", problem));
    }

    private Layer maker(MappedTensor tensor) {
        return network.layers().stream()
                .filter(layer -> layer.output().id() == tensor.id())
                .findFirst()
                .orElseThrow();
    }

    private Optional<PlanRefused> product(Layer layer, Placement placement, long localUsed, long bulkUsed) {
        return pins.product(layer)
                .flatMap(choice -> product(
                        layer, choice, placement, localUsed + layer.stored().biasBytes(), bulkUsed));
    }

    private Optional<PlanRefused> product(
            Layer layer, LayerPlan.Choice choice, Placement placement, long localBeside, long bulkBeside) {
        Sources sources = Sources.of(layer, placement.places());
        PlanCosting costing = fronts.space(layer).costing(choice.tiling(), sources, layer.vectorOperations());
        LayerPlan.Needs needs = costing.plan(choice).needs();
        String path = path(layer) + ".loops";
        return room(path, "array.accumulators", costing.accumulatorBytes(), 0, chip.accumulatorMemoryBytes())
                .or(() -> room(path, LOCAL, needs.localBytes(), localBeside, chip.localBytes()))
                .or(() -> room(path, BULK, needs.bulkBytes(), bulkBeside, chip.bulkBytes()));
    }

    private static Optional<PlanRefused> room(
            String path, String key, long neededBytes, long besideBytes, long capacityBytes) {
        long all = neededBytes + besideBytes;
        String beside =
                besideBytes == 0 ? "" : " beside " + besideBytes + " B of tensors and biases, " + all + " B in all";
        return all <= capacityBytes
                ? Optional.empty()
                : Optional.of(new PlanRefused(
                        path,
                        "its tiles need " + neededBytes + " B" + beside + ", and " + key + " is " + capacityBytes
                                + " B; smaller tiles or slabs, less held, or at least " + all + " B would do"));
    }

    private Optional<PlanRefused> blocks(Layer layer, long localUsed) {
        ElementBlocks choices = new ElementBlocks(layer, chip);
        long least = choices.least(chip.localBytes() - localUsed);
        long fixed = choices.leastLocalBytes() + localUsed;
        if (pins.blocks(layer).isPresent() && fixed > chip.localBytes()) {
            return Optional.of(new PlanRefused(
                    path(layer) + ".blocks",
                    "on the vector unit it holds its weights and the lines of its windows: " + LOCAL + " of at least "
                            + fixed + " B would do, and there are " + chip.localBytes() + " B; expected loops"));
        }
        return pins.blocks(layer)
                .filter(blocks -> !choices.fit(blocks, chip.localBytes() - localUsed))
                .map(blocks -> new PlanRefused(
                        path(layer) + ".blocks",
                        blocks > choices.most()
                                ? blocks + ": the layer moves " + choices.most() + " B; expected at most as many blocks"
                                : blocks + ": so few are too large for their share of local SRAM (" + LOCAL + ", "
                                        + chip.localBytes() + " B), of which they take up to "
                                        + choices.localBytes(blocks) + " B; at least " + least + " would do"));
    }

    private String path(Layer layer) {
        return pins.names().get(layer.index());
    }

    private static String word(Place place) {
        return place == Place.LOCAL ? "local" : "bulk";
    }
}
