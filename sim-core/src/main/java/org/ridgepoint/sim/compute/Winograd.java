package org.ridgepoint.sim.compute;

import org.ridgepoint.sim.quantity.Exact;

/**
 * The transform units of a spatial array that makes 3x3 convolutions of stride 1 as F(2x2, 3x3): 16 multiplications for
 * each 2x2 square of outputs where the plain form needs 36, that is 2.25 times fewer.
 *
 * <p>Timing: the 16 points of a square are independent products, so they take the place of the 9 taps and cannot share a
 * row's adder tree; the transforms keep up with the array and lengthen its pipeline. A square reads its 4x4 input patch
 * once. Weights are stored and read untransformed (9 a filter and channel) and transformed on the fly.
 *
 * <p>Not modelled: the additions of the transforms, and the extra bits they need inside the array.
 *
 * <p>Source: Lavin and Gray, CVPR 2016.
 *
 * @param transformCycles pipeline stages that the transforms add
 */
public record Winograd(int transformCycles) {
    static final long POINTS = 16;
    static final long SQUARE_PIXELS = 4;

    /** Squares over so many output rows and columns; a single row or column has none, for half of each would be lost. */
    public static long squares(long rows, long columns) {
        return rows < 2 || columns < 2 ? 0 : Exact.times(Exact.ceilDiv(rows, 2), Exact.ceilDiv(columns, 2));
    }

    public Winograd {
        if (transformCycles < 0) {
            throw new IllegalArgumentException("transformCycles must not be negative, was " + transformCycles);
        }
    }
}
