package org.ridgepoint.accelerator.program;

import java.util.List;
import org.ridgepoint.accelerator.mapping.Hold;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.workload.work.Contraction;

/** The input pieces of a contraction, tile by tile: fresh rows where rows are kept, whole chunks where they are not. */
final class InputFeed {
    private final LayerContext context;
    private final LayerPlan.Choice plan;
    private final LoopNest nest;
    private final Tiling tiling;
    private final PixelGrid grid;
    private final OperandParts parts;
    private final OperandParts bulkParts;
    private final ElementCount toLocal;
    private final ElementCount toBulk;
    private final boolean chunked;
    private final boolean heldByChunk;
    private final RollingWindow<LocalPiece> local;
    private final RollingWindow<BulkPiece> bulk;
    private List<BulkPiece> current = List.of();

    InputFeed(LayerContext context, LayerPlan.Choice plan, LoopNest nest) {
        this.context = context;
        this.plan = plan;
        this.nest = nest;
        this.tiling = plan.tiling();
        this.grid = tiling.grid();
        this.parts = context.inputs();
        this.bulkParts = context.inputs();
        this.toLocal = new ElementCount(context.layer().inputOperand());
        this.toBulk = new ElementCount(context.layer().inputOperand());
        this.chunked = tiling.chunks() > 1 && plan.inputHold() != Hold.LOCAL;
        this.heldByChunk = tiling.holdsByChunk(context.layer().inputOperand());
        this.local = new RollingWindow<>(grid.haloBlocks());
        this.bulk = new RollingWindow<>(grid.haloBlocks());
    }

    /** Adds what the present tile waits for and what nobody needs after it. */
    void feed(List<LocalPiece> awaits, List<LocalPiece> frees) {
        List<BulkPiece> releases = holdInBulk();
        if (chunked) {
            LocalPiece piece = chunkPiece(releases);
            awaits.add(piece);
            frees.add(piece);
            return;
        }
        long block = nest.pixelBlock();
        if (entersLocal()) {
            LocalPiece piece = heldByChunk ? chunkPiece(releases) : rowsPiece(block, releases);
            awaits.add(piece);
            local.enter(entry(block), List.of(piece));
        }
        if (leavesLocal()) {
            frees.addAll(local.leaveAfter(entry(block), !heldByChunk && endsSweep(block)));
        }
    }

    List<List<Long>> carriedBytes() {
        return List.of(
                local.all().stream().map(LocalPiece::bytes).toList(),
                bulk.all().stream().map(BulkPiece::bytes).toList());
    }

    long changes() {
        return local.changes() + bulk.changes();
    }

    /** What comes and goes together: a block's rows, or one chunk of them. */
    private long entry(long block) {
        return heldByChunk ? block * tiling.chunks() + nest.chunk() : block;
    }

    private boolean beginsEntry() {
        return heldByChunk || nest.firstChunk();
    }

    private boolean endsEntry() {
        return heldByChunk || nest.lastChunk();
    }

    private boolean entersLocal() {
        if (!beginsEntry()) {
            return false;
        }
        return switch (plan.order()) {
            case PIXEL_SLABS -> plan.inputHold() != Hold.LOCAL || nest.firstOuter();
            case FILTER_SLABS -> nest.firstInner();
        };
    }

    private boolean leavesLocal() {
        if (!endsEntry()) {
            return false;
        }
        return switch (plan.order()) {
            case PIXEL_SLABS -> plan.inputHold() != Hold.LOCAL || nest.lastOuter();
            case FILTER_SLABS -> nest.lastInner();
        };
    }

    private boolean endsSweep(long block) {
        boolean endsSlab = plan.order() == Order.PIXEL_SLABS ? nest.lastInner() : nest.lastOuter();
        return endsSlab || grid.opensStrip(block + 1);
    }

    private boolean beginsSweep(long block) {
        boolean beginsSlab = plan.order() == Order.PIXEL_SLABS ? nest.firstInner() : nest.firstOuter();
        return beginsSlab || grid.opensStrip(block);
    }

    /** Fetches the block's rows into bulk SRAM where the plan holds them there; returns what this tile uses last. */
    private List<BulkPiece> holdInBulk() {
        if (plan.inputHold() != Hold.BULK) {
            return List.of();
        }
        boolean slabs = plan.order() == Order.PIXEL_SLABS;
        long block = nest.pixelBlock();
        if (beginsEntry() && (slabs ? nest.firstOuter() : nest.firstInner())) {
            OperandSpan span = heldByChunk ? chunkSpan(block, toBulk) : rowsSpan(block, toBulk);
            bulk.enter(entry(block), context.pieces().held(context.layer().index(), bulkParts, span));
        }
        boolean leaves = endsEntry() && (slabs ? nest.lastOuter() : nest.lastInner());
        current = bulk.pieces(entry(block));
        return leaves ? bulk.leaveAfter(entry(block), !heldByChunk && endsSweep(block)) : List.of();
    }

    private LocalPiece rowsPiece(long block, List<BulkPiece> releases) {
        OperandSpan span = rowsSpan(block, toLocal);
        if (plan.inputHold() == Hold.BULK) {
            return context.pieces().copy(context.layer().index(), parts, span, current, releases);
        }
        return context.pieces().passing(context.layer().index(), parts, span);
    }

    private LocalPiece chunkPiece(List<BulkPiece> releases) {
        OperandSpan span = chunkSpan(nest.pixelBlock(), toLocal);
        if (plan.inputHold() == Hold.BULK) {
            return context.pieces().copy(context.layer().index(), parts, span, current, releases);
        }
        return context.pieces().passing(context.layer().index(), parts, span);
    }

    private OperandSpan chunkSpan(long block, ElementCount count) {
        long groups = tiling.groupsIn(nest.group());
        long elements = tiling.chunkInputElements(block, nest.chunk(), groups);
        return new OperandSpan(begin(block), count.next(elements), grid.requiredRows(block), inputRows());
    }

    private OperandSpan rowsSpan(long block, ElementCount count) {
        Contraction shape = tiling.shape();
        long rows = beginsSweep(block) ? grid.windowRows(block) : grid.freshRows(block);
        long channels = tiling.groupsIn(nest.group()) * shape.channels();
        long elements = rows * grid.inputColumns(block) * channels;
        return new OperandSpan(begin(block), count.next(elements), grid.requiredRows(block), inputRows());
    }

    private double begin(long block) {
        Contraction shape = tiling.shape();
        double groups = (double) nest.group() * tiling.groups() / shape.groups();
        return groups + (double) grid.firstRow(block) / grid.rows() / tiling.groupBlocks();
    }

    private long inputRows() {
        return tiling.shape().batch() * tiling.shape().inputHeight();
    }
}
