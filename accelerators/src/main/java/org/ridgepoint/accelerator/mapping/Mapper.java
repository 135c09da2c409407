package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;

/**
 * Decides where tensors live and how each layer is worked off.
 *
 * <p>Tensors get a budget of each memory and the layers' tiles the rest; the mapper tries budgets of the whole memory, a
 * half, a quarter and so on down to nothing, and keeps the one whose layers together score best. Everything that fits a
 * memory also fits one of twice its size, so more memory never makes the score worse.
 */
final class Mapper {
    private static final int LOCAL_STEPS = 3;
    private static final int BULK_STEPS = 16;
    static final long LEAST_BUDGET = 1024;

    /** Sums may round to a little more than they are: what is left out because of a bound is beyond it by more than that. */
    private static final double SURELY = 1 - 1e-9;

    private final LayerNetwork network;
    private final ChipView chip;
    private final Lifetimes lifetimes;
    private final PlanFronts fronts;
    private final Pins pins;
    private final long[] leastLocal;

    /** How a layer is worked off: as the array's plan says, or in so many blocks. */
    private record Way(Optional<LayerPlan> plan, long blocks, Busy busy, double score) {
        static Way onArray(LayerPlan plan) {
            return new Way(Optional.of(plan), 0, plan.cost().busy(), plan.cost().score());
        }
    }

    Mapper(LayerNetwork network, ChipView chip) {
        this(network, chip, new PlanFronts(chip), Pins.NONE);
    }

    /** A mapper that shares plans of layers with others, and for which some things are decided. */
    Mapper(LayerNetwork network, ChipView chip, PlanFronts fronts, Pins pins) {
        this.network = network;
        this.chip = chip;
        this.fronts = fronts;
        this.pins = pins;
        this.lifetimes = new Lifetimes(network);
        require("array.accumulators", chip.accumulatorMemoryBytes(), ofEach(this::leastAccumulators));
        this.leastLocal = ofEach(this::leastLocal);
        require("sram.local.capacity", chip.localBytes(), leastLocal);
    }

    private long[] ofEach(ToLongFunction<Layer> need) {
        return network.layers().stream().mapToLong(need).toArray();
    }

    /** Every tensor in DRAM that is not pinned elsewhere. */
    Placement nothingOnChip() {
        return placement(localRoom(0, chip.localBytes()), bulkRoom(0, chip.bulkBytes()));
    }

    private Placement placement(long[] localRoom, long[] bulkRoom) {
        return Placement.of(network, lifetimes, pins, localRoom, bulkRoom);
    }

    /** The best plan; {@link CapacityTooSmall} where there is none, {@link PlanRefused} where what is pinned is why. */
    ScoredPlan map() {
        requireStaging();
        PinnedRoom pinned = new PinnedRoom(network, chip, fronts, pins, lifetimes);
        pinned.requireHolding();
        return scored(chip.localBytes(), chip.bulkBytes())
                .orElseThrow(() -> pinned.refusal(nothingOnChip(), leastLocal));
    }

    /** The best plan that takes no more than so much of each memory. */
    Optional<ScoredPlan> scored(long localBytes, long bulkBytes) {
        Optional<ScoredPlan> best = Optional.empty();
        Set<Map<Integer, Place>> seen = new HashSet<>();
        for (long localBudget : budgets(localBytes, LOCAL_STEPS)) {
            for (long bulkBudget : budgets(bulkBytes, BULK_STEPS)) {
                Placement placement = placement(localRoom(localBudget, localBytes), bulkRoom(bulkBudget, bulkBytes));
                if (seen.add(placement.places())) {
                    double limit = best.map(ScoredPlan::score).orElse(Double.MAX_VALUE);
                    best = candidate(placement, localBytes, bulkBytes, limit).or(keep(best));
                }
            }
        }
        return best;
    }

    /** The best plan for each placement that some budgets lead to. */
    List<ScoredPlan> mapEach() {
        List<ScoredPlan> plans = new ArrayList<>();
        Set<Map<Integer, Place>> seen = new HashSet<>();
        for (long local : budgets(chip.localBytes(), BULK_STEPS)) {
            for (long bulk : budgets(chip.bulkBytes(), BULK_STEPS)) {
                Placement placement = placement(localRoom(local, chip.localBytes()), bulkRoom(bulk, chip.bulkBytes()));
                if (seen.add(placement.places())) {
                    candidate(placement, chip.localBytes(), chip.bulkBytes(), Double.MAX_VALUE)
                            .ifPresent(plans::add);
                }
            }
        }
        return plans;
    }

    private static <T> Supplier<Optional<T>> keep(Optional<T> value) {
        return () -> value;
    }

    private void requireStaging() {
        if (chip.bulkBytes() < 2 * chip.stagingBytes()) {
            String layer = network.layers().get(0).name();
            throw new CapacityTooSmall("sram.bulk.capacity", chip.bulkBytes(), layer, 2 * chip.stagingBytes());
        }
    }

    /** The capacity divided by 1, 2, 4 and so on, and nothing. */
    private static List<Long> budgets(long capacity, int steps) {
        List<Long> budgets = new ArrayList<>();
        for (int step = 0; step <= steps && capacity >> step >= LEAST_BUDGET; step++) {
            budgets.add(capacity >> step);
        }
        budgets.add(0L);
        return budgets;
    }

    private long[] localRoom(long budget, long capacity) {
        long[] room = new long[leastLocal.length];
        for (int layer = 0; layer < room.length; layer++) {
            room[layer] = chip.localHolds() ? Math.min(budget, capacity - leastLocal[layer]) : 0;
        }
        return room;
    }

    private long[] bulkRoom(long budget, long capacity) {
        long[] room = new long[leastLocal.length];
        Arrays.fill(room, chip.bulkHolds() ? Math.min(budget, capacity - chip.stagingBytes()) : 0);
        return room;
    }

    private long leastLocal(Layer layer) {
        if (!layer.isOnArray()) {
            return new ElementBlocks(layer, chip).leastLocalBytes();
        }
        return Math.addExact(fronts.leastLocalBytes(layer, Sources.allInDram(layer)), layer.biasBytes());
    }

    private long leastAccumulators(Layer layer) {
        return layer.isOnArray() ? fronts.leastAccumulatorBytes(layer) : 0;
    }

    /** Refuses a memory in which some layer has no plan, and names the least with which every layer has one. */
    private void require(String key, long capacityBytes, long[] needs) {
        int largest = 0;
        for (int layer = 1; layer < needs.length; layer++) {
            largest = needs[layer] > needs[largest] ? layer : largest;
        }
        if (needs[largest] > capacityBytes) {
            String name = network.layers().get(largest).name();
            throw new CapacityTooSmall(key, capacityBytes, name, needs[largest]);
        }
    }

    PlanFront front(Layer layer, Sources sources) {
        return fronts.front(layer, sources);
    }

    /** The plans under a placement, if together they score below {@code limit}. */
    private Optional<ScoredPlan> candidate(Placement placement, long localBytes, long bulkBytes, double limit) {
        Map<Integer, Place> places = placement.places();
        List<Optional<LayerPlan>> plans = new ArrayList<>();
        List<Long> blocks = new ArrayList<>();
        List<Long> freeLocal = new ArrayList<>();
        List<Long> freeBulk = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        StreamTime time = new StreamTime();
        List<Sources> sourcesOf = network.layers().stream()
                .map(layer -> Sources.of(layer, places))
                .toList();
        double[] leastFrom = limit < Double.MAX_VALUE ? leastFrom(sourcesOf, places) : new double[sourcesOf.size() + 1];
        double score = 0;
        for (Layer layer : network.layers()) {
            if (SURELY * (score + leastFrom[layer.index()]) >= limit) {
                return Optional.empty();
            }
            long localUsed = placement.localUsed(layer.index());
            long bulkUsed = placement.bulkUsed(layer.index());
            freeLocal.add(chip.localBytes() - localUsed);
            freeBulk.add(chip.bulkBytes() - bulkUsed);
            Sources sources = sourcesOf.get(layer.index());
            Optional<Way> way = way(layer, sources, places, localBytes - localUsed, bulkBytes - bulkUsed);
            if (way.isEmpty()) {
                return Optional.empty();
            }
            plans.add(way.get().plan());
            blocks.add(way.get().blocks());
            scores.add(times(layer) * way.get().score());
            score += scores.get(layer.index());
            time.add(way.get().busy(), times(layer));
        }
        if (score >= limit) {
            return Optional.empty();
        }
        NetworkPlan plan = new NetworkPlan(network, places, plans, blocks, freeLocal, freeBulk);
        return Optional.of(new ScoredPlan(plan, scores, score, time));
    }

    /** No plan scores less for the layers from each on. */
    private double[] leastFrom(List<Sources> sources, Map<Integer, Place> places) {
        double[] least = new double[sources.size() + 1];
        for (int i = sources.size() - 1; i >= 0; i--) {
            Layer layer = network.layers().get(i);
            least[i] = least[i + 1] + times(layer) * leastScore(layer, sources.get(i), places);
        }
        return least;
    }

    private double leastScore(Layer layer, Sources sources, Map<Integer, Place> places) {
        if (!layer.isOnArray()) {
            return score(Busy.ofVector(layer, sources, chip));
        }
        if (pins.decide(layer)) {
            return 0;
        }
        double onArray = fronts.leastScore(layer, sources);
        return layer.alsoOnVector() ? Math.min(onArray, score(onVector(layer, places))) : onArray;
    }

    /** What parts are busy with where the vector unit does a product. */
    private Busy onVector(Layer layer, Map<Integer, Place> places) {
        Layer asElements = layer.onVector();
        return Busy.ofVector(asElements, Sources.of(asElements, places), chip);
    }

    private double score(Busy vector) {
        return vector.longest() + PlanCosting.thrift(vector.dram() * chip.memoryBytesPerCycle(), chip);
    }

    private int times(Layer layer) {
        return network.times().get(layer.index());
    }

    /** The way to work a layer off that scores less; empty where there is no room for any. */
    private Optional<Way> way(
            Layer layer, Sources sources, Map<Integer, Place> places, long freeLocalBytes, long freeBulkBytes) {
        if (!layer.isOnArray()) {
            Busy busy = Busy.ofVector(layer, sources, chip);
            return blocks(layer, freeLocalBytes, freeBulkBytes)
                    .map(blocks -> new Way(Optional.empty(), blocks, busy, score(busy)));
        }
        Optional<LayerPlan> onArray = pins.blocks(layer).isPresent()
                ? Optional.empty()
                : product(layer, sources, freeLocalBytes - layer.biasBytes(), freeBulkBytes);
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

    /** How a layer is worked off: as it is pinned where that has room, or as is best. */
    private Optional<LayerPlan> product(Layer layer, Sources sources, long localRoom, long bulkRoom) {
        Optional<LayerPlan.Choice> pinned = pins.product(layer);
        if (pinned.isEmpty()) {
            return pins.best(layer, sources, front(layer, sources), localRoom, bulkRoom);
        }
        PlanCosting costing = fronts.space(layer).costing(pinned.get().tiling(), sources, layer.vectorOperations());
        return Optional.of(costing.plan(pinned.get()))
                .filter(plan -> costing.fitsAccumulators())
                .filter(plan ->
                        plan.needs().localBytes() <= localRoom && plan.needs().bulkBytes() <= bulkRoom);
    }
}
