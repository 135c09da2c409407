package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.sim.compute.ArrayModel;

/**
 * What all plans of a tiling share, wherever the layer's activations lie.
 *
 * @param tiling sizes of a tile
 * @param sum what its tiles cost the array
 * @param loads how often and in what pieces operands are fetched
 */
record TileFacts(Tiling tiling, TileSum sum, Loads loads) {
    static TileFacts of(Tiling tiling, ArrayModel array, Loads loads) {
        return new TileFacts(tiling, TileSum.of(tiling, array), loads);
    }

    /** Those of the same tiles by Winograd, where the kernel stays whole, blocks have squares, and that saves cycles; else these. */
    TileFacts byWinogradIfFaster(ArrayModel array) {
        if (tiling.split().cut() != TapCut.WHOLE_KERNEL || tiling.grid().squares(0) == 0) {
            return this;
        }
        TileFacts fast = of(tiling.byWinograd(), array, loads);
        return fast.sum.cycles() < sum.cycles() ? fast : this;
    }
}
