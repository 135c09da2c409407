package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.LayerPlan.Choice;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * Schedules of one operator as a textbook gives them, to hold the mapper's against: sums, weights or input stay, in tiles and
 * slabs of a grid of sizes. They know nothing of what the mapper looks at.
 *
 * <p>Of each kind the few are tried that take least where array, DRAM and link each work at their peak and side by side.
 */
public final class Textbook {
    private static final long[] PARTS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256};
    private static final long[] CHUNKS = {1, 2, 4, 8, 16};
    private static final long[] SLABS = {1, 2, 3, 4, 6, 8, 12, 16, 32};
    private static final long[] GROUPS = {1, 4, 16, 64};
    private static final int OF_A_KIND = 4;

    private final LayerNetwork network;
    private final Layer layer;
    private final Contraction shape;
    private final ChipView chip;
    private final Mapper mapper;
    private final Sources sources;

    private Textbook(LayerNetwork network, ChipView chip) {
        this.network = network;
        this.layer = network.layers().get(0);
        this.shape = layer.contraction().orElseThrow();
        this.chip = chip;
        this.mapper = new Mapper(network, chip);
        this.sources = Sources.allInDram(layer);
    }

    /** What stays where. */
    private record Kind(Order order, Hold input, Hold weights, boolean slabs) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Order.PIXEL_SLABS, Hold.NONE, Hold.NONE, false),
            new Kind(Order.PIXEL_SLABS, Hold.NONE, Hold.LOCAL, false),
            new Kind(Order.PIXEL_SLABS, Hold.BULK, Hold.LOCAL, false),
            new Kind(Order.PIXEL_SLABS, Hold.LOCAL, Hold.NONE, true),
            new Kind(Order.PIXEL_SLABS, Hold.LOCAL, Hold.BULK, true),
            new Kind(Order.PIXEL_SLABS, Hold.BULK, Hold.NONE, true),
            new Kind(Order.PIXEL_SLABS, Hold.LOCAL, Hold.LOCAL, true),
            new Kind(Order.FILTER_SLABS, Hold.LOCAL, Hold.LOCAL, true));

    /** Textbook schedules of a network that is one product; none of another. */
    public static List<NetworkPlan> schedules(LayerNetwork network, ChipView chip) {
        boolean product = network.layers().size() == 1
                && network.layers().get(0).contraction().isPresent();
        return product ? new Textbook(network, chip).schedules() : List.of();
    }

    private List<NetworkPlan> schedules() {
        List<TileFacts> tiles = tilings();
        return KINDS.stream()
                .flatMap(kind -> plans(kind, tiles)
                        .sorted(Comparator.comparingDouble(Textbook::least))
                        .limit(OF_A_KIND))
                .map(this::whole)
                .toList();
    }

    private Stream<LayerPlan> plans(Kind kind, List<TileFacts> tiles) {
        return tiles.stream().flatMap(facts -> {
            PlanCosting costing = new PlanCosting(facts, chip, sources, layer.vectorOperations());
            long blocks = kind.order == Order.PIXEL_SLABS
                    ? facts.tiling().grid().blocks()
                    : facts.tiling().filterBlocks();
            return (kind.slabs ? parts(blocks, SLABS) : new TreeSet<>(List.of(blocks)))
                    .stream()
                            .map(slab -> costing.plan(
                                    new Choice(facts.tiling(), kind.order, slab, kind.input, kind.weights)))
                            .filter(plan -> fits(plan, costing));
        });
    }

    private boolean fits(LayerPlan plan, PlanCosting costing) {
        return costing.fitsAccumulators()
                && plan.needs().localBytes() + layer.stored().biasBytes() <= chip.localBytes()
                && plan.needs().bulkBytes() <= chip.bulkBytes();
    }

    private static double least(LayerPlan plan) {
        return plan.cost().busy().longest();
    }

    private NetworkPlan whole(LayerPlan plan) {
        Map<Integer, Place> places = mapper.nothingOnChip().places();
        return new NetworkPlan(
                network,
                places,
                List.of(Optional.of(plan)),
                List.of(0L),
                List.of(chip.localBytes()),
                List.of(chip.bulkBytes()));
    }

    private List<TileFacts> tilings() {
        List<TileFacts> tilings = new ArrayList<>();
        for (long rows : parts(shape.batch() * shape.outputHeight(), PARTS)) {
            PixelGrid grid = new PixelGrid(shape, rows, shape.outputWidth());
            HeldRows held = new HeldRows(grid);
            for (long groups : parts(shape.groups(), GROUPS)) {
                for (long filters : parts(shape.filters(), PARTS)) {
                    for (long channels : parts(shape.channels(), CHUNKS)) {
                        ReductionSplit split = new ReductionSplit(ReductionSplit.TapCut.WHOLE_KERNEL, channels);
                        tilings.add(facts(new Tiling(grid, groups, filters, split), held));
                    }
                }
            }
        }
        return tilings;
    }

    private TileFacts facts(Tiling direct, HeldRows held) {
        Tiling fast = layer.winograd() ? direct.byWinograd() : direct;
        return new TileFacts(
                fast,
                TileSum.of(fast, chip.array()),
                new Loads(fast, held, layer.inputOperand(), layer.weightOperand()));
    }

    private static TreeSet<Long> parts(long whole, long[] counts) {
        TreeSet<Long> parts = new TreeSet<>();
        for (long count : counts) {
            parts.add(Exact.ceilDiv(whole, count));
        }
        return parts;
    }
}
