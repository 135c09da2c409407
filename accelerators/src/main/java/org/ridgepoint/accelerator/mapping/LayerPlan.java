package org.ridgepoint.accelerator.mapping;

import java.util.Locale;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * How one convolution or matrix product is worked off.
 *
 * <p>The loops, outermost first: group blocks; slabs; then, in a slab of pixels, filter blocks and within each the
 * slab's pixel blocks; or, in a slab of filters, pixel blocks and within each the slab's filter blocks; innermost the
 * chunks of the reduction, so that partial sums never leave the chip.
 *
 * @param choice what was decided
 * @param accumulates tiles leave partial sums outside the array, so that room for them is needed
 * @param needs room that it takes
 * @param cost what it is expected to take
 */
public record LayerPlan(Choice choice, boolean accumulates, Needs needs, Cost cost) {

    /**
     * What was decided, and nothing that follows from it: plans of a layer with equal choices are the same plan.
     *
     * @param tiling sizes of a tile
     * @param order which loop the slabs cut
     * @param slabBlocks pixel or filter blocks in a slab
     * @param inputHold where input waits between the tiles that share it
     * @param weightHold where weights wait between the tiles that share them
     */
    public record Choice(Tiling tiling, Order order, long slabBlocks, Hold inputHold, Hold weightHold) {

        /** The same for another part of the layer, as far as it goes. */
        Choice on(Contraction shape) {
            PixelGrid grid = tiling.grid();
            long rows = Math.min(grid.blockRows(), shape.batch() * shape.outputHeight());
            Tiling other = new Tiling(
                    new PixelGrid(shape, rows, grid.blockColumns()),
                    Math.min(tiling.groups(), shape.groups()),
                    Math.min(tiling.filters(), shape.filters()),
                    tiling.split(),
                    tiling.winograd());
            return new Choice(other, order, slabBlocks, inputHold, weightHold);
        }

        /** Whether what is shared comes in the same pieces when another part of the layer is worked off so. */
        boolean suits(Contraction part, Sources.Shares shares) {
            Choice other = on(part);
            return (shares.weightReads() == 1 || weightPieces().equals(other.weightPieces()))
                    && (shares.inputReads() == 1 || inputPieces().equals(other.inputPieces()));
        }

        /** In which pieces weights come, in which order and how often, and when they go. */
        Pieces weightPieces() {
            boolean each = weightHold == Hold.NONE;
            long slabs = order == Order.FILTER_SLABS || each ? slabBlocks : slabs();
            long passes = each ? tiling.grid().blocks() : 1;
            return new Pieces(order, weightHold, tiling.groups(), tiling.filters(), tiling.split(), slabs, passes);
        }

        /** The same of the input. */
        Pieces inputPieces() {
            boolean each = inputHold == Hold.NONE;
            long rows = Math.min(tiling.grid().blockRows(), tiling.grid().rows());
            long slabs = order == Order.PIXEL_SLABS || each ? slabBlocks : slabs();
            long passes = each ? tiling.filterBlocks() : 1;
            return new Pieces(order, inputHold, tiling.groups(), rows, tiling.split(), slabs, passes);
        }

        private long slabs() {
            long slabbed = order == Order.PIXEL_SLABS ? tiling.grid().blocks() : tiling.filterBlocks();
            return Exact.ceilDiv(slabbed, slabBlocks);
        }
    }

    /**
     * In which pieces an operand of two parts of a layer comes: those of which this is equal get the same pieces in the same
     * order, and keep them as long.
     *
     * @param order which loop the slabs cut
     * @param hold where they wait
     * @param groups of a tile
     * @param size filters or rows of a tile
     * @param split the reduction in chunks
     * @param slabs how many, or how large where a slab is what is kept
     * @param passes how often all of it comes where nothing is kept
     */
    record Pieces(Order order, Hold hold, long groups, long size, ReductionSplit split, long slabs, long passes) {}

    /** Which loop the slabs cut. */
    public enum Order {
        /** A slab of pixels sees all filters before the next slab comes. */
        PIXEL_SLABS,
        /** A slab of filters sees all pixels before the next slab comes. */
        FILTER_SLABS
    }

    /** Bytes of SRAM without which the plan cannot run. */
    public record Needs(long localBytes, long bulkBytes) {}

    /**
     * What the plan costs by the mapper's closed forms.
     *
     * @param arrayCycles cycles of the array, its refills at tile ends counted
     * @param dramBytes bytes from and to DRAM
     * @param linkBytes bytes between bulk and local SRAM, both ways
     * @param busy what each part of the chip needs
     * @param cycles array cycles that it takes, about
     * @param score what the mapper minimises, in array cycles
     */
    public record Cost(long arrayCycles, long dramBytes, long linkBytes, Busy busy, double cycles, double score) {}

    public Tiling tiling() {
        return choice.tiling();
    }

    /** The loop order in the report's words. */
    public String describe() {
        Tiling t = tiling();
        return String.format(
                Locale.ROOT,
                "%s of %d; tile %dx%d pixels x %d filters%s x 1 of %d chunks%s%s; input held %s, weights held %s",
                choice.order() == Order.PIXEL_SLABS ? "pixel slabs" : "filter slabs",
                choice.slabBlocks(),
                t.grid().blockRows(),
                t.grid().blockColumns(),
                t.filters(),
                t.shape().groups() == 1 ? "" : " x " + t.groups() + " groups",
                t.chunks(),
                kernelCut(t.split().cut()),
                t.winograd() ? " by Winograd" : "",
                word(choice.inputHold()),
                word(choice.weightHold()));
    }

    private static String kernelCut(ReductionSplit.TapCut cut) {
        return switch (cut) {
            case WHOLE_KERNEL -> "";
            case KERNEL_ROWS -> " by kernel rows";
            case SINGLE_TAPS -> " by kernel positions";
        };
    }

    private static String word(Hold hold) {
        return switch (hold) {
            case NONE -> "nowhere";
            case BULK -> "in bulk";
            case LOCAL -> "locally";
        };
    }
}
