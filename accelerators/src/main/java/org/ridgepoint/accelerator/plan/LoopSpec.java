package org.ridgepoint.accelerator.plan;

import org.ridgepoint.accelerator.mapping.Hold;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;

/**
 * The loops of a convolution or matrix product, as sizes of a tile and of a slab of tiles.
 *
 * @param order pixel-slabs: a slab of pixels sees all filters before the next slab comes; filter-slabs the other way round
 * @param slabBlocks tiles in a slab, along the pixels or along the filters
 * @param rows output rows of a tile, counted over all images
 * @param columns output columns of a tile
 * @param groups groups of a tile
 * @param filters filters of a tile, in each group
 * @param channels input channels of a tile, in each group
 * @param kernel the positions of the kernel that a tile takes: all, those of a row, or one
 * @param winograd whether tiles run as F(2x2, 3x3)
 * @param inputHeld where input waits between the tiles that share it; bulk holds what comes from DRAM
 * @param weightsHeld where weights wait between the tiles that share them
 */
public record LoopSpec(
        Order order,
        long slabBlocks,
        long rows,
        long columns,
        long groups,
        long filters,
        long channels,
        TapCut kernel,
        boolean winograd,
        Hold inputHeld,
        Hold weightsHeld) {}
