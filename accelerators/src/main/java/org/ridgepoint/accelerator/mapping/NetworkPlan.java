package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;

/**
 * Everything that the mapper decided about a run.
 *
 * @param network the layers
 * @param places where each tensor lives, by tensor id
 * @param plans by layer, how the array works it off; empty where none does
 * @param blocks by layer, in how many blocks it goes where no array works on it; of no meaning for others
 * @param freeLocalBytes by layer, local SRAM beside the tensors that live there
 * @param freeBulkBytes by layer, bulk SRAM beside the tensors that live there
 * @param origins by layer, which layer of the network as a whole it is a slice of
 * @param used how much it uses of what the chip has
 */
public record NetworkPlan(
        LayerNetwork network,
        Map<Integer, Place> places,
        List<Optional<LayerPlan>> plans,
        List<Long> blocks,
        List<Long> freeLocalBytes,
        List<Long> freeBulkBytes,
        List<Integer> origins,
        Used used) {

    /**
     * How much a plan uses of what a chip has; what is more than there is means all.
     *
     * @param channels DRAM channels that tensors and weights lie in, the first ones
     * @param packets in flight of each DMA engine
     * @param localBytes of local SRAM
     * @param bulkBytes of bulk SRAM
     */
    public record Used(int channels, int packets, long localBytes, long bulkBytes) {
        /** Everything. */
        public static final Used ALL = new Used(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        /** Of so many packets in flight those that are used. */
        public int packetsOf(int all) {
            return Math.min(packets, all);
        }

        private long localHeldBack(ChipView chip) {
            return Math.max(0, chip.localBytes() - localBytes);
        }

        private long bulkHeldBack(ChipView chip) {
            return Math.max(0, chip.bulkBytes() - bulkBytes);
        }
    }

    /** A plan that uses all that there is. */
    public NetworkPlan(
            LayerNetwork network,
            Map<Integer, Place> places,
            List<Optional<LayerPlan>> plans,
            List<Long> blocks,
            List<Long> freeLocalBytes,
            List<Long> freeBulkBytes,
            List<Integer> origins) {
        this(network, places, plans, blocks, freeLocalBytes, freeBulkBytes, origins, Used.ALL);
    }

    /** A plan in which each layer is all of itself. */
    public NetworkPlan(
            LayerNetwork network,
            Map<Integer, Place> places,
            List<Optional<LayerPlan>> plans,
            List<Long> blocks,
            List<Long> freeLocalBytes,
            List<Long> freeBulkBytes) {
        this(network, places, plans, blocks, freeLocalBytes, freeBulkBytes, eachItself(network));
    }

    public NetworkPlan {
        places = Map.copyOf(places);
        plans = List.copyOf(plans);
        blocks = List.copyOf(blocks);
        freeLocalBytes = List.copyOf(freeLocalBytes);
        freeBulkBytes = List.copyOf(freeBulkBytes);
        origins = List.copyOf(origins);
    }

    private static List<Integer> eachItself(LayerNetwork network) {
        return network.layers().stream().map(Layer::index).toList();
    }

    /**
     * What was decided, and nothing that follows from it: plans of a network with equal choices are the same plan.
     *
     * @param places where each tensor lives, by tensor id
     * @param layers how the array works each layer off; empty where none does
     * @param blocks by layer, in how many blocks it goes where no array works on it
     * @param used how much is used of what the chip has
     */
    public record NetworkChoice(
            Map<Integer, Place> places, List<Optional<LayerPlan.Choice>> layers, List<Long> blocks, Used used) {}

    /**
     * What the mapper expects of one layer, all of it at once.
     *
     * @param cycles array cycles that it takes, about
     * @param dramBytes bytes from and to DRAM
     * @param linkBytes bytes between bulk and local SRAM, both ways
     * @param busy what each part of the chip needs
     * @param localBytes local SRAM that it needs
     * @param bulkBytes bulk SRAM that it needs
     * @param accumulatorBytes dedicated memory for partial sums that it needs
     * @param tensorLocalBytes local SRAM that tensors take meanwhile
     * @param tensorBulkBytes bulk SRAM that tensors take meanwhile
     */
    public record Expected(
            double cycles,
            long dramBytes,
            long linkBytes,
            Busy busy,
            long localBytes,
            long bulkBytes,
            long accumulatorBytes,
            long tensorLocalBytes,
            long tensorBulkBytes) {}

    /** What the mapper expects of each layer, once. */
    public List<Expected> expected(ChipView chip) {
        return network.layers().stream().map(layer -> expected(layer, chip)).toList();
    }

    private Expected expected(Layer layer, ChipView chip) {
        int index = layer.index();
        long tensorLocal = chip.localBytes() - used.localHeldBack(chip) - freeLocalBytes.get(index);
        long tensorBulk = chip.bulkBytes() - used.bulkHeldBack(chip) - freeBulkBytes.get(index);
        return plans.get(index)
                .map(plan -> new Expected(
                        plan.cost().cycles(),
                        plan.cost().dramBytes(),
                        plan.cost().linkBytes(),
                        plan.cost().busy(),
                        plan.needs().localBytes() + layer.stored().biasBytes(),
                        plan.needs().bulkBytes(),
                        PlanCosting.accumulatorBytes(plan.tiling(), plan.accumulates(), chip),
                        tensorLocal,
                        tensorBulk))
                .orElseGet(() -> ofVector(layer.onVector(), chip, tensorLocal, tensorBulk));
    }

    private Expected ofVector(Layer layer, ChipView chip, long tensorLocal, long tensorBulk) {
        Sources sources = Sources.of(layer, places);
        Busy busy = Busy.ofVector(layer, sources, chip);
        Busy.VectorBytes moved = Busy.VectorBytes.of(layer, sources);
        return new Expected(
                busy.longest(),
                Math.round(moved.dram()),
                Math.round(moved.linkIn() + moved.linkOut()),
                busy,
                new ElementBlocks(layer, chip).localBytes(blocks.get(layer.index())),
                chip.stagingBytes(),
                0,
                tensorLocal,
                tensorBulk);
    }

    /** The same with another plan of one layer. */
    NetworkPlan with(int layer, LayerPlan plan) {
        List<Optional<LayerPlan>> others = new ArrayList<>(plans);
        others.set(layer, Optional.of(plan));
        return new NetworkPlan(
                network, places, others, blocks(layer, 0L), freeLocalBytes, freeBulkBytes, origins, used);
    }

    /** The same with a layer in other blocks, no array at work on it. */
    NetworkPlan with(int layer, long ofBlocks) {
        List<Optional<LayerPlan>> others = new ArrayList<>(plans);
        others.set(layer, Optional.empty());
        return new NetworkPlan(
                network, places, others, blocks(layer, ofBlocks), freeLocalBytes, freeBulkBytes, origins, used);
    }

    /** The same with so much used of what the chip has; empty where a layer has no room in that. */
    Optional<NetworkPlan> using(Used other, ChipView chip) {
        List<Long> local = less(freeLocalBytes, other.localHeldBack(chip) - used.localHeldBack(chip));
        List<Long> bulk = less(freeBulkBytes, other.bulkHeldBack(chip) - used.bulkHeldBack(chip));
        boolean room = network.layers().stream()
                .allMatch(layer -> hasRoom(layer, chip, local.get(layer.index()), bulk.get(layer.index())));
        return room
                ? Optional.of(new NetworkPlan(network, places, plans, blocks, local, bulk, origins, other))
                : Optional.empty();
    }

    private static List<Long> less(List<Long> room, long bytes) {
        return room.stream().map(free -> free - bytes).toList();
    }

    private boolean hasRoom(Layer layer, ChipView chip, long localBytes, long bulkBytes) {
        return plans.get(layer.index())
                .map(plan -> plan.needs().localBytes() + layer.stored().biasBytes() <= localBytes
                        && plan.needs().bulkBytes() <= bulkBytes)
                .orElseGet(() -> chip.stagingBytes() <= bulkBytes
                        && new ElementBlocks(layer, chip).fit(blocks.get(layer.index()), localBytes));
    }

    private List<Long> blocks(int layer, long ofBlocks) {
        List<Long> others = new ArrayList<>(blocks);
        others.set(layer, ofBlocks);
        return others;
    }

    /** Whether the vector unit does a layer's products in the array's place. */
    public boolean isProductOnVector(Layer layer) {
        return layer.isOnArray() && plans.get(layer.index()).isEmpty();
    }

    /** Whether several cores read something together for a layer: stored weights, or a tensor that lies in DRAM. */
    public boolean isReadTogether(Layer layer) {
        boolean stored = layer.stored().readers().several() && layer.stored().bytes() > 0;
        return stored || areReadTogether(layer.inputs()) || areReadTogether(layer.weights());
    }

    private boolean areReadTogether(List<Operand> operands) {
        return operands.stream()
                .anyMatch(operand -> operand.readers().several() && place(operand.tensor()) == Place.DRAM);
    }

    /** Whether what a layer reads together with other cores comes to it in the same pieces as by the plan of one of these. */
    public boolean readsLike(NetworkPlan other, Layer layer) {
        Function<LayerPlan, LayerPlan.Pieces> pieces = areReadTogether(layer.inputs())
                ? plan -> plan.choice().inputPieces()
                : plan -> plan.choice().weightPieces();
        return plans.get(layer.index())
                .map(pieces)
                .equals(other.plans.get(layer.index()).map(pieces));
    }

    public NetworkChoice choice() {
        return new NetworkChoice(
                places, plans.stream().map(plan -> plan.map(LayerPlan::choice)).toList(), blocks, used);
    }

    /** Array cycles below which no machine is: DRAM, link and vector unit have all to move and do that the products need. */
    public double leastCycles() {
        double dram = 0;
        double link = 0;
        double vector = 0;
        for (Optional<LayerPlan> plan : plans) {
            Busy busy = plan.map(LayerPlan::cost).map(LayerPlan.Cost::busy).orElse(Busy.NOTHING);
            dram += busy.dram();
            link += busy.link();
            vector += busy.vector();
        }
        return Math.max(dram, Math.max(link, vector));
    }

    public Place place(MappedTensor tensor) {
        return places.get(tensor.id());
    }
}
