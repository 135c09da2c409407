package org.ridgepoint.sim.compute;

/**
 * How a MAC array of a certain build works off tiles: a pure function from loop bounds to cycles and accesses.
 *
 * <p>A layer cut into tiles at {@link #pixelQuantum()}, {@link #filterQuantum()} and {@link #channelQuantum} needs the
 * cycles of the whole layer again, but for what a cut of the streamed dimension adds (filling the array once more).
 */
public interface ArrayModel {
    /** Cycles and accesses of one tile, operands always there. */
    ArrayWork work(ArrayTile tile);

    /** Multipliers in the array. */
    long lanes();

    /** Pixels that one fold covers in space; 1 where pixels are streamed. */
    long pixelQuantum();

    /** Rows of the output plane that one fold covers in space; 1 where it covers none as such. */
    default long rowQuantum() {
        return 1;
    }

    /** Filters that one fold covers in space; 1 where filters are streamed. */
    long filterQuantum();

    /** Smallest share of the channels that wastes no lanes, for tiles with this many taps; 1 where the reduction is streamed. */
    long channelQuantum(long taps);

    /** Whether it is started for a layer of the whole batch at a time, as a kernel is, so that no batch goes in slices. */
    default boolean startsWholeBatches() {
        return false;
    }

    /** Which loop streams through the array while the other two lie in space. */
    Streamed streamed();

    /** The loop that runs in time within a fold. */
    enum Streamed {
        PIXELS,
        FILTERS,
        REDUCTION
    }
}
