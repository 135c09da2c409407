package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.sim.kernel.Interruption;

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
    private final LayerWays ways;
    private final long[] leastLocal;

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
        this.ways = new LayerWays(chip, fronts, pins);
        CapacityTooSmall.require("array.accumulators", chip.accumulatorMemoryBytes(), network, this::leastAccumulators);
        CapacityTooSmall.require("sram.local.capacity", chip.localBytes(), network, this::leastLocal);
        this.leastLocal = network.layers().stream().mapToLong(this::leastLocal).toArray();
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
        CapacityTooSmall.require("sram.bulk.capacity", chip.bulkBytes(), network, layer -> 2 * chip.stagingBytes());
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
        long[] free = new long[leastLocal.length];
        for (int layer = 0; layer < free.length; layer++) {
            free[layer] = chip.localHolds() ? Math.min(budget, capacity - leastLocal[layer]) : 0;
        }
        return free;
    }

    private long[] bulkRoom(long budget, long capacity) {
        long[] free = new long[leastLocal.length];
        Arrays.fill(free, chip.bulkHolds() ? Math.min(budget, capacity - chip.stagingBytes()) : 0);
        return free;
    }

    /** Local bytes below which no plan of a layer can run. */
    private long leastLocal(Layer layer) {
        if (!layer.isOnArray()) {
            return new ElementBlocks(layer, chip).leastLocalBytes();
        }
        return Math.addExact(
                fronts.leastLocalBytes(layer, Sources.allInDram(layer)),
                layer.stored().biasBytes());
    }

    private long leastAccumulators(Layer layer) {
        return layer.isOnArray() ? fronts.leastAccumulatorBytes(layer) : 0;
    }

    /** The plans under a placement, if together they score below {@code limit}. */
    private Optional<ScoredPlan> candidate(Placement placement, long localBytes, long bulkBytes, double limit) {
        Map<Integer, Place> places = placement.places();
        List<Optional<LayerPlan>> plans = new ArrayList<>();
        List<Long> blocks = new ArrayList<>();
        List<Long> freeLocal = new ArrayList<>();
        List<Long> freeBulk = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        ScoredPlan.StreamTime time = new ScoredPlan.StreamTime();
        List<Sources> sourcesOf = network.layers().stream()
                .map(layer -> Sources.of(layer, places))
                .toList();
        double[] leastFrom = limit < Double.MAX_VALUE ? leastFrom(sourcesOf, places) : new double[sourcesOf.size() + 1];
        double score = 0;
        for (Layer layer : network.layers()) {
            Interruption.check();
            if (SURELY * (score + leastFrom[layer.index()]) >= limit) {
                return Optional.empty();
            }
            long localUsed = placement.localUsed(layer.index());
            long bulkUsed = placement.bulkUsed(layer.index());
            freeLocal.add(chip.localBytes() - localUsed);
            freeBulk.add(chip.bulkBytes() - bulkUsed);
            Sources sources = sourcesOf.get(layer.index());
            Optional<LayerWays.Way> way =
                    ways.best(layer, sources, places, localBytes - localUsed, bulkBytes - bulkUsed);
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
            least[i] = least[i + 1] + times(layer) * ways.leastScore(layer, sources.get(i), places);
        }
        return least;
    }

    private int times(Layer layer) {
        return network.times().get(layer.index());
    }
}
