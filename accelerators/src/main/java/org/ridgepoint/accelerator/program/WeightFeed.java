package org.ridgepoint.accelerator.program;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.ReductionSplit;
import org.ridgepoint.accelerator.mapping.Tiling;

/** The weight pieces of a contraction, tile by tile. */
final class WeightFeed {
    private final LayerContext context;
    private final LayerPlan.Choice plan;
    private final LoopNest nest;
    private final Tiling tiling;
    private final OperandParts parts;
    private final OperandParts bulkParts;
    private final ElementCount toLocal;
    private final ElementCount toBulk;
    private final Map<Long, LocalPiece> local = new TreeMap<>();
    private final Map<Long, List<BulkPiece>> bulk = new TreeMap<>();
    private long changes;

    WeightFeed(LayerContext context, LayerPlan.Choice plan, LoopNest nest) {
        this.context = context;
        this.plan = plan;
        this.nest = nest;
        this.tiling = plan.tiling();
        this.toLocal = new ElementCount(context.layer().weightOperand());
        this.toBulk = new ElementCount(context.layer().weightOperand());
        this.parts = context.weights();
        this.bulkParts = context.weights();
    }

    /** Adds what the present tile waits for and what nobody needs after it. */
    void feed(List<LocalPiece> awaits, List<LocalPiece> frees) {
        switch (plan.weightHold()) {
            case NONE -> {
                LocalPiece piece = context.pieces().passing(context.layer().index(), parts, span(toLocal));
                awaits.add(piece);
                frees.add(piece);
            }
            case BULK -> {
                LocalPiece piece = fromBulk();
                awaits.add(piece);
                frees.add(piece);
            }
            case LOCAL -> keepLocal(awaits, frees);
            default -> throw new IllegalStateException("unknown hold " + plan.weightHold());
        }
    }

    List<List<Long>> carriedBytes() {
        return List.of(
                local.values().stream().map(LocalPiece::bytes).toList(),
                bulk.values().stream()
                        .flatMap(List::stream)
                        .map(BulkPiece::bytes)
                        .toList());
    }

    long changes() {
        return changes;
    }

    private void keepLocal(List<LocalPiece> awaits, List<LocalPiece> frees) {
        if (comes()) {
            LocalPiece piece = context.pieces().passing(context.layer().index(), parts, span(toLocal));
            awaits.add(piece);
            local.put(key(), piece);
            changes++;
        }
        if (goes()) {
            frees.add(local.remove(key()));
            changes++;
        }
    }

    private LocalPiece fromBulk() {
        int layer = context.layer().index();
        if (comes() && nest.firstVisit()) {
            bulk.put(key(), context.pieces().held(layer, bulkParts, span(toBulk)));
            changes++;
        }
        List<BulkPiece> from = bulk.get(key());
        boolean leaves = goes() && nest.lastVisit();
        changes += leaves ? 1 : 0;
        List<BulkPiece> releases = leaves ? bulk.remove(key()) : List.of();
        return context.pieces().copy(layer, parts, span(toLocal), from, releases);
    }

    /** The first tile of the slab that uses these weights. */
    private boolean comes() {
        return plan.order() == Order.PIXEL_SLABS ? nest.firstInner() : nest.firstOuter();
    }

    private boolean goes() {
        return plan.order() == Order.PIXEL_SLABS ? nest.lastInner() : nest.lastOuter();
    }

    private long key() {
        return nest.filterBlock() * tiling.chunks() + nest.chunk();
    }

    private OperandSpan span(ElementCount count) {
        ReductionSplit split = tiling.split();
        long reduction = split.taps(tiling.shape()) * split.channels(tiling.shape(), nest.chunk());
        long elements = tiling.groupsIn(nest.group()) * tiling.filtersIn(nest.filterBlock()) * reduction;
        long blocks = tiling.groupBlocks() * tiling.filterBlocks() * tiling.chunks();
        long index = nest.group() * tiling.filterBlocks() * tiling.chunks() + key();
        return new OperandSpan((double) index / blocks, count.next(elements), 1, 1);
    }
}
