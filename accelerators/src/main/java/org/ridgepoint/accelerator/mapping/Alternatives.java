package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;

/**
 * Plans that are worth trying on the machine beside the mapper's own, the likeliest to be fast first.
 *
 * <p>The mapper knows peak rates and no contention, so that it may think a byte free that is not. What it would decide with a
 * fraction of a memory or of a rate is what a machine of less would run: no machine should do worse for having more.
 */
public final class Alternatives {
    private static final int RATE_STEPS = 3;
    private static final int BEST_FEW = 4;
    private static final double FAR_AHEAD = 1.5;
    private static final Comparator<LayerPlan> LIKELIEST_FIRST =
            Comparator.comparingDouble(plan -> plan.cost().score());

    private final LayerNetwork network;
    private final ChipView chip;
    private final Pins pins;
    private final Mapper mapper;
    private final PlanFronts own;
    private final List<PlanFronts> rates = new ArrayList<>();
    private final List<PlanFronts> views = new ArrayList<>();

    /** Plans in which some things are as they are pinned. */
    public Alternatives(LayerNetwork network, ChipView chip, Pins pins) {
        this.network = network;
        this.chip = chip;
        this.pins = pins;
        this.own = new PlanFronts(chip);
        this.mapper = new Mapper(network, chip, own, pins);
        for (int step = 1; step <= RATE_STEPS; step++) {
            rates.add(own.on(chip.scaled(1.0 / (1 << step), 1, 1, 1)));
            rates.add(own.on(chip.scaled(1 << step, 1, 1, 1)));
        }
        rates.add(own.on(chip.scaled(1, 0.5, 1, 1)));
        rates.add(own.on(chip.scaled(1, 1, 0.5, 1)));
        views.add(own);
        views.addAll(rates);
        if (chip.accumulatorMemoryBytes() > 0) {
            views.add(own.on(chip.scaled(1, 1, 1, 0.5)));
        }
    }

    /** The powers of two up to a capacity, and the capacity itself, in falling order. */
    static List<Long> capacities(long capacity) {
        List<Long> sizes = new ArrayList<>(List.of(capacity));
        for (long size = Long.highestOneBit(capacity); size >= Mapper.LEAST_BUDGET; size >>= 1) {
            if (size < capacity) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    /**
     * Plans of the network for the whole of each memory and for every smaller power of two of it, and for each place that some
     * budget gives its tensors. Of a network that is one product the best few of each, also for fractions of the rates.
     */
    public List<NetworkPlan> ofNetwork() {
        boolean oneProduct =
                network.layers().size() == 1 && network.layers().get(0).isOnArray() && pins.areNone();
        return oneProduct ? ofOneProduct() : ofPlacements();
    }

    private List<NetworkPlan> ofPlacements() {
        return Stream.concat(atOtherRates(), atOwnRates().stream()).toList();
    }

    /** What the mapper would decide with less memory or for other places; twice the memory never takes one of these away. */
    List<NetworkPlan> atOwnRates() {
        Map<NetworkPlan.NetworkChoice, ScoredPlan> plans = new LinkedHashMap<>();
        for (long local : capacities(chip.localBytes())) {
            for (long bulk : capacities(chip.bulkBytes())) {
                mapper.scored(local, bulk)
                        .ifPresent(found -> plans.putIfAbsent(found.plan().choice(), found));
            }
        }
        mapper.mapEach().forEach(found -> plans.putIfAbsent(found.plan().choice(), found));
        return plans.values().stream()
                .sorted(Comparator.comparingDouble(ScoredPlan::score))
                .map(ScoredPlan::plan)
                .toList();
    }

    /** What the mapper would decide if a rate were another. */
    private Stream<NetworkPlan> atOtherRates() {
        return rates.stream()
                .map(view -> new Mapper(network, view.chip(), view, pins))
                .flatMap(other -> other.scored(chip.localBytes(), chip.bulkBytes()).stream())
                .map(ScoredPlan::plan)
                .map(this::costed);
    }

    private NetworkPlan costed(NetworkPlan plan) {
        NetworkPlan costed = plan;
        for (Layer layer : network.layers()) {
            Optional<LayerPlan> product = plan.plans().get(layer.index());
            if (product.isPresent()) {
                costed = costed.with(layer.index(), costed(product.get(), layer, Sources.of(layer, plan.places())));
            }
        }
        return costed;
    }

    private LayerPlan costed(LayerPlan plan, Layer layer, Sources sources) {
        return own.space(layer)
                .costing(plan.tiling(), sources, layer.vectorOperations())
                .plan(plan.choice());
    }

    private List<NetworkPlan> ofOneProduct() {
        Layer layer = network.layers().get(0);
        Map<Integer, Place> places = mapper.nothingOnChip().places();
        Sources sources = Sources.allInDram(layer);
        List<LayerPlan> products = ofLayer(layer, sources, chip.localBytes(), chip.bulkBytes());
        Stream<Scored> onArray = products.stream().map(plan -> Scored.of(plan, whole(places, Optional.of(plan), 0)));
        Stream<Scored> onVector =
                onVector(layer, places, chip.localBytes(), products, blocks -> whole(places, Optional.empty(), blocks));
        return likeliestFirst(onArray, onVector);
    }

    private NetworkPlan whole(Map<Integer, Place> places, Optional<LayerPlan> plan, long blocks) {
        return new NetworkPlan(
                network, places, List.of(plan), List.of(blocks), List.of(chip.localBytes()), List.of(chip.bulkBytes()));
    }

    /** The same plan but for one layer; none where it is pinned how that goes. */
    public List<NetworkPlan> ofLayer(NetworkPlan plan, Layer layer) {
        if (pins.decide(layer)) {
            return List.of();
        }
        return layer.isOnArray() ? ofProduct(plan, layer) : ofBlocks(plan, layer);
    }

    private List<NetworkPlan> ofBlocks(NetworkPlan plan, Layer layer) {
        long freeLocal = plan.freeLocalBytes().get(layer.index());
        return new ElementBlocks(layer, chip)
                .choices(freeLocal).stream()
                        .filter(blocks -> !blocks.equals(plan.blocks().get(layer.index())))
                        .map(blocks -> plan.with(layer.index(), blocks))
                        .toList();
    }

    private List<NetworkPlan> ofProduct(NetworkPlan plan, Layer layer) {
        Sources sources = Sources.of(layer, plan.places());
        long local = plan.freeLocalBytes().get(layer.index());
        long bulk = plan.freeBulkBytes().get(layer.index());
        List<LayerPlan> products = ofLayer(layer, sources, local, bulk);
        Stream<Scored> onArray = products.stream().map(found -> Scored.of(found, plan.with(layer.index(), found)));
        Stream<Scored> onVector =
                onVector(layer, plan.places(), local, products, blocks -> plan.with(layer.index(), blocks));
        return likeliestFirst(onArray, onVector).stream()
                .filter(found -> !found.choice().equals(plan.choice()))
                .toList();
    }

    /** Plans with a product on the vector unit, unless by the closed forms the array is far ahead. */
    private Stream<Scored> onVector(
            Layer layer,
            Map<Integer, Place> places,
            long freeLocal,
            List<LayerPlan> products,
            LongFunction<NetworkPlan> inBlocks) {
        ElementBlocks choices = new ElementBlocks(layer, chip);
        if (!layer.alsoOnVector() || choices.leastLocalBytes() > freeLocal) {
            return Stream.empty();
        }
        Busy busy = Busy.ofVector(layer.onVector(), Sources.of(layer.onVector(), places), chip);
        double limit = products.isEmpty()
                ? Double.MAX_VALUE
                : FAR_AHEAD * products.get(0).cost().score();
        List<Scored> found = choices.choices(freeLocal).stream()
                .map(blocks -> new Scored(choices.score(busy, blocks), inBlocks.apply(blocks)))
                .toList();
        boolean farBehind = found.stream().noneMatch(scored -> scored.score() <= limit);
        return farBehind ? Stream.empty() : found.stream();
    }

    private static List<NetworkPlan> likeliestFirst(Stream<Scored> some, Stream<Scored> others) {
        return Stream.concat(some, others)
                .sorted(Comparator.comparingDouble(Scored::score))
                .map(Scored::plan)
                .toList();
    }

    /** A plan of a network, and what it costs where it differs from others. */
    private record Scored(double score, NetworkPlan plan) {
        static Scored of(LayerPlan product, NetworkPlan plan) {
            return new Scored(product.cost().score(), plan);
        }
    }

    /** Ways to work a layer off in so much of each memory, those that score best first. */
    private List<LayerPlan> ofLayer(Layer layer, Sources sources, long localBytes, long bulkBytes) {
        Set<LayerPlan.Choice> seen = new HashSet<>();
        List<LayerPlan> found = new ArrayList<>();
        for (PlanFronts view : views) {
            PlanFront front = view.front(layer, sources);
            for (long local : capacities(localBytes)) {
                for (long bulk : capacities(bulkBytes)) {
                    front.ranked(local - layer.stored().biasBytes(), bulk)
                            .limit(BEST_FEW)
                            .filter(plan -> seen.add(plan.choice()))
                            .forEach(found::add);
                }
            }
        }
        return found.stream()
                .map(plan -> costed(plan, layer, sources))
                .sorted(LIKELIEST_FIRST)
                .toList();
    }
}
