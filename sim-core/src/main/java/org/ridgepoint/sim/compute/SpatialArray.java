package org.ridgepoint.sim.compute;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Exact;

/**
 * An array of multipliers under adder trees, unrolled over channels, filters and pixels: NVDLA, the Xilinx DPU, the 1-D
 * clusters of InferX X1.
 *
 * <p>Timing: one pass takes a block of rows and a block of columns over all pixels; a tile needs
 * {@code taps x ceil(channels/rows) x ceil(filters/columns) x groups} passes of {@code ceil(pixels/lanes)} cycles (with
 * taps in the rows, {@code ceil(taps x channels/rows)}). The pipeline fills once, in the tile that closes a reduction.
 * Weight loads hide as {@link WeightRegisters} says.
 *
 * <p>Where pixels are rows, {@code ceil(rows/lanes)} times the columns stand in place of {@code ceil(pixels/lanes)}; rows of several
 * images may lie side by side.
 *
 * <p>Not modelled: skipping of zeros; compressed weights; operands that arrive late, which is the machine's affair.
 *
 * @param unroll which loops lie side by side
 * @param pipelineDepthCycles from operands in to sum out
 * @param weights the registers that hold a pass's weights
 * @param winograd the transform units, where the array has them
 * @param rate multiply-accumulates of one lane per cycle at the tile's precision
 */
public record SpatialArray(
        Unroll unroll, int pipelineDepthCycles, WeightRegisters weights, Optional<Winograd> winograd, Rate rate)
        implements ArrayModel {
    public SpatialArray {
        if (pipelineDepthCycles < 0) {
            throw new IllegalArgumentException("pipelineDepthCycles must not be negative, was " + pipelineDepthCycles);
        }
    }

    @Override
    public ArrayWork work(ArrayTile tile) {
        return tile.winograd() && winograd.isPresent() ? transformed(tile) : direct(tile);
    }

    private ArrayWork direct(ArrayTile tile) {
        long rowFolds = unroll.rowFolds(tile.taps(), tile.channels());
        long inputs = Exact.times(tile.groups(), tile.pixels(), tile.reduction());
        return passes(
                tile, new Passes(rowFolds, tile.pixels(), tile.rows(), 1, inputs, tile.macs(), pipelineDepthCycles));
    }

    private ArrayWork transformed(ArrayTile tile) {
        long squares = tile.squares();
        long rowFolds = Exact.times(Winograd.POINTS, Exact.ceilDiv(tile.channels(), unroll.rows()));
        long inputs = Exact.times(tile.groups(), squares, Winograd.POINTS, tile.channels());
        int depthCycles = pipelineDepthCycles + winograd.orElseThrow().transformCycles();
        return passes(
                tile,
                new Passes(
                        rowFolds,
                        squares,
                        0,
                        Winograd.POINTS,
                        inputs,
                        Exact.times(inputs, tile.filters()),
                        depthCycles));
    }

    /**
     * What differs between the plain and the transformed form: the passes of a reduction, what one goes over, and the sums that
     * wait for each position, which take turns in the passes.
     */
    private record Passes(
            long rowFolds, long positions, long rows, long points, long inputs, long macs, int depthCycles) {
        ArrayWork.PartialSums sums(ArrayTile tile) {
            return tile.sumsAt(Exact.times(tile.groups(), positions, tile.filters(), points), rowFolds / points);
        }
    }

    private ArrayWork passes(ArrayTile tile, Passes passes) {
        long folds = Exact.times(passes.rowFolds, unroll.columnFolds(tile.groups(), tile.filters()));
        long pixelCycles = rate.cyclesFor(unroll.pixelTurns(passes.positions, passes.rows));
        long loads = weights.loads(pixelCycles, passes.rowFolds);
        boolean held = tile.holdsWeights() && folds == 1;
        long weightElements = Exact.times(tile.groups(), tile.reduction(), tile.filters());
        return new ArrayWork(
                Exact.times(folds, pixelCycles),
                tile.closesReduction() ? passes.depthCycles : 0,
                held ? 0 : Exact.times(folds, weights.exposedCycles(pixelCycles, loads)),
                passes.macs,
                Exact.times(passes.inputs, Exact.ceilDiv(tile.filters(), unroll.columns())),
                held ? 0 : Exact.times(weightElements, loads),
                passes.sums(tile),
                lanes(passes.macs, held ? 0 : Exact.times(weightElements, loads)),
                tile.closesReduction() ? Exact.times(tile.groups(), tile.pixels(), tile.filters()) : 0);
    }

    /** Each multiplication takes up an input, each load its weights in all pixels' lanes, each tree of rows a sum. */
    private ArrayWork.Lanes lanes(long macs, long weightReads) {
        return new ArrayWork.Lanes(
                Math.addExact(macs, Exact.times(weightReads, unroll.pixels())), Exact.ceilDiv(macs, unroll.rows()));
    }

    @Override
    public long lanes() {
        return unroll.lanes();
    }

    @Override
    public long pixelQuantum() {
        return unroll.pixelsAreRows() ? 1 : unroll.pixels();
    }

    @Override
    public long rowQuantum() {
        return unroll.pixelsAreRows() ? unroll.pixels() : 1;
    }

    @Override
    public long filterQuantum() {
        return unroll.columns();
    }

    @Override
    public long channelQuantum(long taps) {
        return unroll.tapsInRows() ? unroll.rows() / Exact.greatestCommonDivisor(unroll.rows(), taps) : unroll.rows();
    }

    @Override
    public Streamed streamed() {
        return Streamed.PIXELS;
    }
}
