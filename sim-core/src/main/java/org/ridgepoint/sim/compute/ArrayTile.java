package org.ridgepoint.sim.compute;

/**
 * The loop bounds of one tile of a convolution or matrix product, as a MAC array sees it.
 *
 * <p>One group multiplies {@code pixels} rows of {@code taps x channels} inputs with {@code filters} columns of weights.
 * A tile holds {@code groups} such products, one after the other.
 *
 * @param groups independent products (1 for an ordinary convolution, channels for a depthwise one)
 * @param pixels output positions of a group, over the batch
 * @param filters output channels of a group
 * @param taps kernel positions in this tile's share of the reduction
 * @param channels input channels in this tile's share of the reduction
 * @param opensReduction no earlier tile added to the same outputs
 * @param closesReduction no later tile will add to the same outputs
 * @param holdsWeights the stationary operand of this tile is already in the array, left there by the previous tile; an
 *     array keeps what one fold holds, so a tile of several folds has no use of it
 * @param squares 2x2 squares, whole or cut by the edge, that cover the outputs of a group where the product is to be made
 *     as F(2x2, 3x3), with a 3x3 kernel of stride and dilation 1; 0 where it is not; an array without the transforms takes
 *     no notice
 * @param rows rows of the output plane that the pixels lie in, over the batch; 0 where they are in no plane
 */
public record ArrayTile(
        long groups,
        long pixels,
        long filters,
        long taps,
        long channels,
        boolean opensReduction,
        boolean closesReduction,
        boolean holdsWeights,
        long squares,
        long rows) {
    public ArrayTile {
        if (groups <= 0 || pixels <= 0 || filters <= 0 || taps <= 0 || channels <= 0) {
            throw new IllegalArgumentException("tile bounds must be positive, were groups " + groups + ", pixels "
                    + pixels + ", filters " + filters + ", taps " + taps + ", channels " + channels);
        }
        if (squares > 0 && taps != 9) {
            throw new IllegalArgumentException("a Winograd tile has 9 taps, had " + taps);
        }
        if (squares < 0 || squares > 0 && Math.multiplyExact(squares, Winograd.SQUARE_PIXELS) < pixels) {
            throw new IllegalArgumentException("squares of 2x2 must cover " + pixels + " pixels, were " + squares);
        }
        if (rows < 0 || rows > pixels) {
            throw new IllegalArgumentException("rows must be from 0 to " + pixels + ", the pixels, was " + rows);
        }
    }

    /** A tile whose pixels are in no plane. */
    public ArrayTile(
            long groups,
            long pixels,
            long filters,
            long taps,
            long channels,
            boolean opensReduction,
            boolean closesReduction,
            boolean holdsWeights,
            long squares) {
        this(groups, pixels, filters, taps, channels, opensReduction, closesReduction, holdsWeights, squares, 0);
    }

    /** A whole product in one tile. */
    public static ArrayTile whole(long groups, long pixels, long filters, long taps, long channels) {
        return new ArrayTile(groups, pixels, filters, taps, channels, true, true, false, 0);
    }

    /** This tile, to be made by Winograd's F(2x2, 3x3) in so many squares; none where it is not. */
    public ArrayTile withWinograd(long inSquares) {
        return new ArrayTile(
                groups,
                pixels,
                filters,
                taps,
                channels,
                opensReduction,
                closesReduction,
                holdsWeights,
                inSquares,
                rows);
    }

    /** This tile with its pixels in so many rows. */
    public ArrayTile inRows(long ofPlane) {
        return new ArrayTile(
                groups,
                pixels,
                filters,
                taps,
                channels,
                opensReduction,
                closesReduction,
                holdsWeights,
                squares,
                ofPlane);
    }

    /** Whether it is to be made by Winograd's F(2x2, 3x3). */
    boolean winograd() {
        return squares > 0;
    }

    /**
     * How sums go between an array and where they wait, if each is added to so many times by this tile: all are put down each
     * time, and taken up before it unless nothing is there yet; when the reduction closes, they are taken up as outputs.
     */
    ArrayWork.PartialSums sumsAt(long sums, long additions) {
        long readings = additions - (opensReduction ? 1 : 0) + (closesReduction ? 1 : 0);
        return new ArrayWork.PartialSums(Math.multiplyExact(sums, readings), Math.multiplyExact(sums, additions));
    }

    /** Length of the reduction in this tile. */
    public long reduction() {
        return Math.multiplyExact(taps, channels);
    }

    /** Multiply-accumulates of the mathematical product. */
    public long macs() {
        return Math.multiplyExact(Math.multiplyExact(groups, pixels), Math.multiplyExact(filters, reduction()));
    }
}
