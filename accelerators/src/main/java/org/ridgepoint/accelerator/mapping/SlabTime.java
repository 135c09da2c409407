package org.ridgepoint.accelerator.mapping;

/**
 * How long a layer takes, slab by slab and pass by pass, where DRAM works beside the chip.
 *
 * <p>A slab is gone through in passes. What is held for it has to come before its second pass: beside the first and, where
 * there is a slab before it, beside that one's last pass, whose place it takes. Everything else comes or goes beside the pass
 * that it is for. A stretch of time takes as long as whichever of chip and DRAM has more to do in it, so that a layer in which
 * both are busy for equal times takes longer than either where they are busy at different times.
 *
 * @param groups blocks of groups, each with slabs of its own
 * @param slabs slabs of all groups
 * @param passes of each slab
 * @param chip cycles of the busiest part of the chip in a pass
 * @param held DRAM's cycles for what a slab holds
 * @param first DRAM's cycles in each pass of a group's first slab, for what does not come again
 * @param each DRAM's cycles in each pass
 */
record SlabTime(long groups, long slabs, long passes, double chip, double held, double first, double each) {

    /**
     * Array cycles from the first byte to the last.
     *
     * @param firstWait until the first tile's operands are there
     * @param lastTile of the chip, for the last tile
     * @param lastWait until the last tile's outputs are where they live
     */
    double cycles(double firstWait, double lastTile, double lastWait) {
        double opening = Math.max(firstWait + chip, held + first + each);
        double inFirst = opening + (passes - 1) * longer(1, first + each);
        double end = chip >= each ? lastWait : lastTile;
        return inFirst + (groups - 1) * behindAnother(first + each) + (slabs - groups) * behindAnother(each) + end;
    }

    /** A slab that has one before it, with so much for DRAM in each pass. */
    private double behindAnother(double each) {
        return passes == 1 ? longer(1, held + each) : longer(2, held + 2 * each) + (passes - 2) * longer(1, each);
    }

    private double longer(int ofPasses, double dram) {
        return Math.max(ofPasses * chip, dram);
    }
}
