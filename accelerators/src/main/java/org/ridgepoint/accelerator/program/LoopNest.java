package org.ridgepoint.accelerator.program;

import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.sim.quantity.Exact;

/**
 * The position in a layer's loops: group block, slab, outer block, inner block, chunk; chunks turn fastest.
 *
 * <p>With pixel slabs the outer loop runs over all filter blocks and the inner over the slab's pixel blocks; with filter
 * slabs the outer runs over all pixel blocks and the inner over the slab's filter blocks.
 */
final class LoopNest {
    private final Order order;
    private final long slabBlocks;
    private final long groupBlocks;
    private final long slabbed;
    private final long outerBlocks;
    private final long chunks;
    private long group;
    private long slab;
    private long outer;
    private long inner;
    private long chunk;

    LoopNest(LayerPlan.Choice plan) {
        Tiling tiling = plan.tiling();
        this.order = plan.order();
        this.slabBlocks = plan.slabBlocks();
        this.groupBlocks = tiling.groupBlocks();
        long pixels = tiling.grid().blocks();
        long filters = tiling.filterBlocks();
        this.slabbed = order == Order.PIXEL_SLABS ? pixels : filters;
        this.outerBlocks = order == Order.PIXEL_SLABS ? filters : pixels;
        this.chunks = tiling.chunks();
    }

    long group() {
        return group;
    }

    long pixelBlock() {
        return order == Order.PIXEL_SLABS ? slab * slabBlocks + inner : outer;
    }

    long filterBlock() {
        return order == Order.PIXEL_SLABS ? outer : slab * slabBlocks + inner;
    }

    long chunk() {
        return chunk;
    }

    boolean firstChunk() {
        return chunk == 0;
    }

    boolean lastChunk() {
        return chunk == chunks - 1;
    }

    boolean firstInner() {
        return inner == 0;
    }

    boolean lastInner() {
        return inner == innerBlocks() - 1;
    }

    boolean firstOuter() {
        return outer == 0;
    }

    boolean lastOuter() {
        return outer == outerBlocks - 1;
    }

    boolean lastSlab() {
        return slab == slabs() - 1;
    }

    /** Whether no earlier slab of this group block has used the present weights. */
    boolean firstVisit() {
        return order == Order.FILTER_SLABS || slab == 0;
    }

    /** Whether no later slab of this group block will use the present weights. */
    boolean lastVisit() {
        return order == Order.FILTER_SLABS || lastSlab();
    }

    boolean lastGroup() {
        return group == groupBlocks - 1;
    }

    boolean first() {
        return group == 0 && slab == 0 && firstOuter() && firstInner() && firstChunk();
    }

    boolean last() {
        return lastGroup() && lastSlab() && lastOuter() && lastInner() && lastChunk();
    }

    /** Moves on; false past the last position. */
    boolean advance() {
        if (++chunk < chunks) {
            return true;
        }
        chunk = 0;
        if (++inner < innerBlocks()) {
            return true;
        }
        inner = 0;
        if (++outer < outerBlocks) {
            return true;
        }
        outer = 0;
        if (++slab < slabs()) {
            return true;
        }
        slab = 0;
        return ++group < groupBlocks;
    }

    private long slabs() {
        return Exact.ceilDiv(slabbed, slabBlocks);
    }

    private long innerBlocks() {
        return Math.min(slabBlocks, slabbed - slab * slabBlocks);
    }
}
