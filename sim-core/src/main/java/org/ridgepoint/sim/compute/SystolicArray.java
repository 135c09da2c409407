package org.ridgepoint.sim.compute;

import org.ridgepoint.sim.quantity.Exact;

/**
 * A grid of multiply-accumulate cells through which operands move one cell a cycle, as in SCALE-Sim, Gemmini or a TPU.
 *
 * <p>Timing: folds run one after the other, each at full length even when partly filled. A fold streams T steps and
 * needs {@code T + R + C - 2} cycles output stationary, {@code T + 2R + C - 2} weight or input stationary, the extra R
 * to shift the stationary operand in. With shadow operands the next fold's stationary operand shifts in (output
 * stationary: the last fold's sums shift out) under the stream: a fold is {@code max(T, R)}, and the array fills and
 * drains once, in the tile that opens the reduction. A reduction cut into tiles stays in place while it is one output
 * stationary fold; otherwise each tile fills and drains again, because sums must leave and come back. A tile whose
 * single stationary fold is still in the array neither loads nor fills. Groups run one after the other.
 *
 * <p>Not modelled: skipping of zeros; operands that arrive late, which is the machine's affair.
 *
 * <p>Source: the closed forms agree with SCALE-Sim's own output, which reports one cycle less; the shadow form follows
 * the double-buffered weights of Jouppi et al., ISCA 2017.
 *
 * @param rows cells along the side where inputs enter
 * @param columns cells along the side where weights or filters lie
 * @param dataflow which operand stays
 * @param shadowOperands each cell holds a second stationary operand that loads under the stream
 * @param rate multiply-accumulates of one cell per cycle at the tile's precision
 */
public record SystolicArray(int rows, int columns, Dataflow dataflow, boolean shadowOperands, Rate rate)
        implements ArrayModel {
    public SystolicArray {
        if (rows <= 0) {
            throw new IllegalArgumentException("rows must be positive, was " + rows);
        }
        if (columns <= 0) {
            throw new IllegalArgumentException("columns must be positive, was " + columns);
        }
    }

    @Override
    public ArrayWork work(ArrayTile tile) {
        long rowFolds = Exact.ceilDiv(rowLoop(tile), rows);
        long columnFolds = Exact.ceilDiv(columnLoop(tile), columns);
        long folds = Exact.times(tile.groups(), rowFolds, columnFolds);
        long foldCycles = rate.cyclesFor(streamLoop(tile));
        boolean held = tile.holdsWeights() && folds == 1 && dataflow != Dataflow.OS;
        long exchange = held ? 0 : Exact.times(folds, exchangeCycles(foldCycles));
        boolean sumsExchanged = dataflow == Dataflow.OS;
        return new ArrayWork(
                Exact.times(folds, foldCycles),
                Math.addExact(fillDrainCycles(tile, folds, held), sumsExchanged ? exchange : 0),
                sumsExchanged ? 0 : exchange,
                tile.macs(),
                inputReads(tile, held),
                weightReads(tile, held),
                sums(tile, rowFolds, folds),
                lanes(tile, held),
                tile.closesReduction() ? outputs(tile) : 0);
    }

    private long rowLoop(ArrayTile tile) {
        return dataflow == Dataflow.OS ? tile.pixels() : tile.reduction();
    }

    private long columnLoop(ArrayTile tile) {
        return dataflow == Dataflow.IS ? tile.pixels() : tile.filters();
    }

    private long streamLoop(ArrayTile tile) {
        return switch (dataflow) {
            case OS -> tile.reduction();
            case WS -> tile.pixels();
            case IS -> tile.filters();
        };
    }

    /** Cycles of one fold in which what stays is exchanged while nothing streams. */
    private long exchangeCycles(long foldCycles) {
        if (shadowOperands) {
            return Math.max(0, rows - foldCycles);
        }
        return dataflow == Dataflow.OS ? 0 : rows;
    }

    private long fillDrainCycles(ArrayTile tile, long folds, boolean held) {
        long once = (long) rows + columns - 2;
        if (held) {
            return 0;
        }
        if (shadowOperands) {
            return tile.opensReduction() ? once : 0;
        }
        return continuesInPlace(tile, folds) ? 0 : Exact.times(folds, once);
    }

    private boolean continuesInPlace(ArrayTile tile, long folds) {
        return dataflow == Dataflow.OS && folds == 1 && !tile.closesReduction();
    }

    private long inputReads(ArrayTile tile, boolean held) {
        long inputs = Exact.times(tile.groups(), tile.pixels(), tile.reduction());
        if (dataflow == Dataflow.IS) {
            return held ? 0 : inputs;
        }
        return Exact.times(inputs, Exact.ceilDiv(tile.filters(), columns));
    }

    private long weightReads(ArrayTile tile, boolean held) {
        long weights = Exact.times(tile.groups(), tile.reduction(), tile.filters());
        return switch (dataflow) {
            case OS -> Exact.times(weights, Exact.ceilDiv(tile.pixels(), rows));
            case WS -> held ? 0 : weights;
            case IS -> Exact.times(weights, Exact.ceilDiv(tile.pixels(), columns));
        };
    }

    private ArrayWork.PartialSums sums(ArrayTile tile, long rowFolds, long folds) {
        if (dataflow != Dataflow.OS) {
            return tile.sumsAt(outputs(tile), rowFolds);
        }
        boolean inPlace = folds == 1;
        return new ArrayWork.PartialSums(
                inPlace || tile.opensReduction() ? 0 : outputs(tile),
                inPlace || tile.closesReduction() ? 0 : outputs(tile));
    }

    /**
     * Each multiplication takes up what streams past and a sum. What stays is shifted in, or as a sum out, through half of the
     * rows on average.
     */
    private ArrayWork.Lanes lanes(ArrayTile tile, boolean held) {
        long hops = Exact.ceilDiv(rows + 1, 2);
        return switch (dataflow) {
            case OS ->
                new ArrayWork.Lanes(
                        Exact.times(2, tile.macs()),
                        Math.addExact(tile.macs(), tile.closesReduction() ? Exact.times(outputs(tile), hops) : 0));
            case WS ->
                new ArrayWork.Lanes(
                        Math.addExact(tile.macs(), Exact.times(weightReads(tile, held), hops)), tile.macs());
            case IS ->
                new ArrayWork.Lanes(Math.addExact(tile.macs(), Exact.times(inputReads(tile, held), hops)), tile.macs());
        };
    }

    private static long outputs(ArrayTile tile) {
        return Exact.times(tile.groups(), tile.pixels(), tile.filters());
    }

    @Override
    public long lanes() {
        return (long) rows * columns;
    }

    @Override
    public long pixelQuantum() {
        return switch (dataflow) {
            case OS -> rows;
            case WS -> 1;
            case IS -> columns;
        };
    }

    @Override
    public long filterQuantum() {
        return dataflow == Dataflow.IS ? 1 : columns;
    }

    @Override
    public long channelQuantum(long taps) {
        return dataflow == Dataflow.OS ? 1 : rows / Exact.greatestCommonDivisor(rows, taps);
    }

    @Override
    public Streamed streamed() {
        return dataflow.streamed();
    }
}
