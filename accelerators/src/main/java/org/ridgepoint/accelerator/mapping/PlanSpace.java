package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ridgepoint.accelerator.layer.OperandBytes;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * The plans that the mapper weighs for one layer: a bounded, ordered set that depends on the layer and on the array's
 * shape but not on capacities, so that more memory only ever adds plans.
 */
final class PlanSpace {
    private static final int MOST_FILTER_SPLITS = 6;

    private final Contraction shape;
    private final ChipView chip;
    private final boolean winograd;
    private final OperandBytes input;
    private final OperandBytes weights;
    private final List<TileFacts> facts;

    PlanSpace(Contraction shape, ChipView chip, boolean winograd, OperandBytes input, OperandBytes weights) {
        this.shape = shape;
        this.chip = chip;
        this.winograd = winograd;
        this.input = input;
        this.weights = weights;
        this.facts = facts();
    }

    private PlanSpace(PlanSpace same, ChipView chip) {
        this.shape = same.shape;
        this.chip = chip;
        this.winograd = same.winograd;
        this.input = same.input;
        this.weights = same.weights;
        this.facts = same.facts;
    }

    /** The same plans on a chip with the same array and other rates. */
    PlanSpace on(ChipView other) {
        return new PlanSpace(this, other);
    }

    /** What a plan costs on this chip, whether or not it is one of the space. */
    PlanCosting costing(Tiling tiling, Sources sources, long vectorOperations) {
        TileFacts known = facts.stream()
                .filter(each -> each.tiling().equals(tiling))
                .findFirst()
                .orElseGet(() -> TileFacts.of(
                        tiling, chip.array(), new Loads(tiling, new HeldRows(tiling.grid()), input, weights)));
        return new PlanCosting(known, chip, sources, vectorOperations);
    }

    /** Weighs every plan of the space. */
    PlanFront front(Sources sources, long vectorOperations) {
        PlanFront front = new PlanFront();
        for (TileFacts facts : facts) {
            PlanCosting costing = new PlanCosting(facts, chip, sources, vectorOperations);
            if (costing.fitsAccumulators() && !front.dominates(costing.leastScore(), costing.leastNeeds())) {
                addOrders(front, facts.tiling(), costing, sources);
            }
        }
        return front;
    }

    /** No plan of the space scores less; the tilings with the fewest array cycles come first, and so end the search. */
    double leastScore(Sources sources, long vectorOperations) {
        double least = Double.POSITIVE_INFINITY;
        for (TileFacts each : facts) {
            if (each.sum().cycles() >= least) {
                break;
            }
            PlanCosting costing = new PlanCosting(each, chip, sources, vectorOperations);
            if (costing.fitsAccumulators()) {
                least = Math.min(least, costing.leastScore());
            }
        }
        return least;
    }

    /** Local SRAM below which no plan can run. */
    long leastLocalBytes(Sources sources, long vectorOperations) {
        return facts.stream()
                .map(each -> new PlanCosting(each, chip, sources, vectorOperations))
                .filter(PlanCosting::fitsAccumulators)
                .mapToLong(costing -> costing.needsWithoutHolding().localBytes())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Dedicated memory for partial sums below which no plan can run. */
    long leastAccumulatorBytes() {
        return facts.stream()
                .mapToLong(each ->
                        PlanCosting.accumulatorBytes(each.tiling(), each.sum().accumulates(), chip))
                .min()
                .orElse(0);
    }

    /** Tilings that need the fewest array cycles come first, so that most of the others are soon seen to be worse. */
    private List<TileFacts> facts() {
        Map<PixelGrid, HeldRows> held = new IdentityHashMap<>();
        return tilings().stream()
                .map(tiling -> facts(tiling, held.computeIfAbsent(tiling.grid(), HeldRows::new)))
                .sorted(Comparator.comparingLong(each -> each.sum().cycles()))
                .toList();
    }

    private TileFacts facts(Tiling tiling, HeldRows held) {
        TileFacts plain = TileFacts.of(tiling, chip.array(), new Loads(tiling, held, input, weights));
        return winograd ? plain.byWinogradIfFaster(chip.array()) : plain;
    }

    private void addOrders(PlanFront front, Tiling tiling, PlanCosting costing, Sources sources) {
        boolean chunked = tiling.chunks() > 1;
        boolean fromDram = sources.inputFromDram() > 0;
        Iterable<Long> pixels = slabs(tiling.grid().blocks());
        Iterable<Long> filters = slabs(tiling.filterBlocks());
        Iterable<Long> allPixels = List.of(tiling.grid().blocks());
        Iterable<Long> allFilters = List.of(tiling.filterBlocks());
        for (Hold weights : Hold.values()) {
            for (Hold input : Hold.values()) {
                if (input == Hold.BULK && !fromDram) {
                    continue;
                }
                costing.addTo(front, Order.PIXEL_SLABS, input == Hold.NONE ? allPixels : pixels, input, weights);
                if (input == Hold.LOCAL || chunked) {
                    costing.addTo(
                            front, Order.FILTER_SLABS, weights == Hold.NONE ? allFilters : filters, input, weights);
                }
            }
        }
    }

    /**
     * All blocks in one slab, in 2, 3, 4, 6, 9, 13 and so on, half as many more each time, as even as can be: the other operand
     * is read once for each slab. The smallest slabs come first.
     */
    private static List<Long> slabs(long blocks) {
        List<Long> sizes = new ArrayList<>(List.of(blocks));
        for (long slabs = 2; slabs < blocks; slabs += slabs / 2) {
            addSmaller(sizes, Exact.ceilDiv(blocks, slabs));
        }
        addSmaller(sizes, 1);
        Collections.reverse(sizes);
        return sizes;
    }

    private static void addSmaller(List<Long> sizes, long size) {
        if (size < sizes.get(sizes.size() - 1)) {
            sizes.add(size);
        }
    }

    private List<Tiling> tilings() {
        List<Tiling> tilings = new ArrayList<>();
        List<ReductionSplit> splits = splits();
        for (PixelGrid grid : PixelGrid.choices(shape, chip.array(), winograd)) {
            for (long groups : groupSizes()) {
                for (long filters : filterSizes()) {
                    for (ReductionSplit split : splits) {
                        tilings.add(new Tiling(grid, groups, filters, split));
                    }
                }
            }
        }
        return tilings;
    }

    private Iterable<Long> filterSizes() {
        TreeSet<Long> sizes = new TreeSet<>();
        long quantum = chip.array().filterQuantum();
        for (long size = quantum; size < shape.filters(); size *= 2) {
            sizes.add(size);
        }
        for (long parts = 1; parts <= MOST_FILTER_SPLITS; parts++) {
            sizes.add(part(shape.filters(), parts, quantum));
        }
        sizes.add(Math.min(shape.filters(), Math.max(1, quantum / 4)));
        return sizes;
    }

    /** One of so many parts that are as even as whole folds of the array allow. */
    private static long part(long whole, long parts, long quantum) {
        long folds = Exact.ceilDiv(Exact.ceilDiv(whole, parts), quantum);
        return Math.min(whole, folds * quantum);
    }

    private Iterable<Long> groupSizes() {
        TreeSet<Long> sizes = new TreeSet<>(List.of(shape.groups()));
        for (long size = 1; size < shape.groups(); size *= 8) {
            sizes.add(size);
        }
        return sizes;
    }

    private List<ReductionSplit> splits() {
        List<ReductionSplit> splits = new ArrayList<>(List.of(ReductionSplit.none(shape)));
        for (TapCut cut : TapCut.values()) {
            long taps = new ReductionSplit(cut, 1).taps(shape);
            for (long channels : chunkSizes(chunkQuantum(taps))) {
                addSplit(splits, new ReductionSplit(cut, channels));
            }
            addSplit(splits, new ReductionSplit(cut, shape.channels()));
        }
        return splits;
    }

    /** A quantum, four, sixteen times that and so on; and a half and a quarter, for memories that hold no more. */
    private List<Long> chunkSizes(long quantum) {
        TreeSet<Long> sizes = new TreeSet<>();
        for (long parts = 1; parts <= 4; parts *= 2) {
            sizes.add(Math.max(1, quantum / parts));
        }
        for (long size = quantum; size < shape.channels(); size *= 4) {
            sizes.add(size);
        }
        return sizes.stream().filter(size -> size < shape.channels()).toList();
    }

    private void addSplit(List<ReductionSplit> splits, ReductionSplit split) {
        boolean known = split.cut() != TapCut.WHOLE_KERNEL
                && split.tapGroups(shape) == new ReductionSplit(previous(split.cut()), 1).tapGroups(shape);
        if (!known && !splits.contains(split)) {
            splits.add(split);
        }
    }

    private static TapCut previous(TapCut cut) {
        return TapCut.values()[cut.ordinal() - 1];
    }

    /** A chunk worth streaming: whole rows of the array, or a few dozen elements where the reduction streams. */
    private long chunkQuantum(long taps) {
        if (chip.array().streamed() == ArrayModel.Streamed.REDUCTION) {
            return Math.max(1, Math.min(shape.channels(), Exact.ceilDiv(64, taps)));
        }
        return Math.min(shape.channels(), chip.array().channelQuantum(taps));
    }
}
