package org.ridgepoint.sim.compute;

import java.util.List;
import org.ridgepoint.sim.quantity.Exact;

/**
 * Many multiprocessors with matrix units, as graphics processors have them, in step: a product's outputs are cut into blocks, which
 * the multiprocessors take by turns.
 *
 * <p>Timing: of so many blocks the busiest multiprocessor has {@code ceil(blocks / multiprocessors)}, as many at once as its
 * registers hold; a step of the reduction takes all of them together what {@link Multiprocessor#stepCycles} says of each, and no
 * less than its latency. Long reductions of few blocks may be split, and their parts then pass through the memory of all once
 * more. Of the sizes of blocks and splits the fastest is taken, as libraries do.
 *
 * <p>Not modelled: multiprocessors out of step; blocks of different kernels side by side; depthwise products as other than blocks that are
 * nearly empty.
 *
 * @param count multiprocessors
 * @param each one of them
 * @param rate multiply-accumulates of one lane per cycle at the tile's precision
 */
public record TensorCoreArray(int count, Multiprocessor each, Rate rate) implements ArrayModel {
    private static final long SIDE = 64;
    private static final List<Block> BLOCKS = List.of(
            new Block(256, 128),
            new Block(128, 256),
            new Block(128, 128),
            new Block(256, 64),
            new Block(64, 256),
            new Block(128, 64),
            new Block(64, 128),
            new Block(64, 64),
            new Block(64, 32),
            new Block(32, 64),
            new Block(32, 32));
    private static final List<Long> SPLITS = List.of(1L, 2L, 4L, 8L, 16L);

    public TensorCoreArray {
        if (count <= 0) {
            throw new IllegalArgumentException("multiprocessors must be positive, were " + count);
        }
    }

    /** Pixels by filters of a block. */
    private record Block(long pixels, long filters) {
        long of(ArrayTile tile) {
            return Exact.times(
                    tile.groups(), Exact.ceilDiv(tile.pixels(), pixels), Exact.ceilDiv(tile.filters(), filters));
        }
    }

    /** A way to work a tile off. */
    private record Way(Block block, long streamCycles, long joinCycles) {
        long cycles() {
            return streamCycles + joinCycles;
        }
    }

    @Override
    public ArrayWork work(ArrayTile tile) {
        Way best = null;
        for (Block block : BLOCKS) {
            for (long parts : SPLITS) {
                Way way = way(tile, block, parts);
                best = best == null || way.cycles() < best.cycles() ? way : best;
            }
        }
        return worked(tile, best);
    }

    private Way way(ArrayTile tile, Block block, long parts) {
        long steps = Exact.ceilDiv(Exact.ceilDiv(tile.reduction(), parts), Multiprocessor.STEP);
        long mine = Exact.ceilDiv(Exact.times(block.of(tile), parts), count);
        long resident = Math.min(mine, each.resident(block.pixels, block.filters));
        double stepOfOne = each.stepCycles(block.pixels, block.filters, rate);
        long last = mine % resident;
        double stepCycles =
                mine / resident * together(resident, stepOfOne) + (last == 0 ? 0 : together(last, stepOfOne));
        return new Way(block, (long) Math.ceil(steps * stepCycles), joinCycles(tile, parts));
    }

    private double together(long blocks, double stepOfOne) {
        return Math.max(blocks * stepOfOne, each.stepCycles());
    }

    /** Parts of sums are written and read again, twice as wide as operands. */
    private long joinCycles(ArrayTile tile, long parts) {
        double moved = parts == 1 ? 0 : 2.0 * 2 * parts * outputs(tile);
        return (long) Math.ceil(moved / each.sharedElements() / count);
    }

    private ArrayWork worked(ArrayTile tile, Way way) {
        long inputs = Exact.times(tile.groups(), tile.pixels(), tile.reduction());
        long weights = Exact.times(tile.groups(), tile.reduction(), tile.filters());
        return new ArrayWork(
                way.streamCycles,
                way.joinCycles,
                0,
                tile.macs(),
                Exact.times(inputs, Exact.ceilDiv(tile.filters(), way.block.filters)),
                Exact.times(weights, Exact.ceilDiv(tile.pixels(), way.block.pixels)),
                tile.sumsAt(outputs(tile), 1),
                new ArrayWork.Lanes(Exact.times(2, tile.macs()), tile.macs()),
                tile.closesReduction() ? outputs(tile) : 0);
    }

    private static long outputs(ArrayTile tile) {
        return Exact.times(tile.groups(), tile.pixels(), tile.filters());
    }

    @Override
    public long lanes() {
        return Exact.times(count, each.lanes());
    }

    @Override
    public boolean startsWholeBatches() {
        return true;
    }

    @Override
    public long pixelQuantum() {
        return SIDE;
    }

    @Override
    public long filterQuantum() {
        return SIDE;
    }

    @Override
    public long channelQuantum(long taps) {
        return 1;
    }

    @Override
    public Streamed streamed() {
        return Streamed.REDUCTION;
    }
}
