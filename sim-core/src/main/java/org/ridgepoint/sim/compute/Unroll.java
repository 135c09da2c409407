package org.ridgepoint.sim.compute;

import org.ridgepoint.sim.quantity.Exact;

/**
 * Which loops of a convolution lie side by side in a spatial array.
 *
 * @param rows lanes whose products one adder tree sums: input channels, or taps and channels in one line
 * @param columns output channels made at once
 * @param pixels output positions made at once
 * @param pixelsAreRows the pixels are rows of the output plane, so that a tile takes {@code ceil(rows/pixels)} times its columns; else
 *     positions in any order
 * @param tapsInRows the rows take taps x channels as one loop; else each tap is a pass of its own
 * @param groupsInColumns the columns take filters of several groups at once, each column fed its own input: what a
 *     depthwise convolution needs to fill them. Without it groups run one after the other.
 */
public record Unroll(
        int rows, int columns, int pixels, boolean pixelsAreRows, boolean tapsInRows, boolean groupsInColumns) {
    public Unroll {
        if (rows <= 0 || columns <= 0 || pixels <= 0) {
            throw new IllegalArgumentException("unroll factors must be positive, were rows " + rows + ", columns "
                    + columns + ", pixels " + pixels);
        }
    }

    /** Multipliers that the factors make. */
    public long lanes() {
        return Exact.times(rows, columns, pixels);
    }

    /** Turns of the pixels that so many positions in so many rows need; where no rows are known, as if in one line. */
    long pixelTurns(long positions, long inRows) {
        return pixelsAreRows && inRows > 0
                ? Exact.times(Exact.ceilDiv(inRows, pixels), Exact.ceilDiv(positions, inRows))
                : Exact.ceilDiv(positions, pixels);
    }

    /** Passes over the rows that a reduction needs. */
    long rowFolds(long taps, long channels) {
        return tapsInRows
                ? Exact.ceilDiv(Exact.times(taps, channels), rows)
                : Exact.times(taps, Exact.ceilDiv(channels, rows));
    }

    /** Passes over the columns that the filters of all groups need. */
    long columnFolds(long groups, long filters) {
        return groupsInColumns
                ? Exact.ceilDiv(Exact.times(groups, filters), columns)
                : Exact.times(groups, Exact.ceilDiv(filters, columns));
    }
}
