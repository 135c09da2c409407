package org.ridgepoint.workload.work;

/**
 * The one form of everything that multiplies and accumulates: a grouped 2-D convolution. A matrix product of M x K by
 * K x N is a 1x1 convolution over an M x 1 image with K channels and N filters.
 *
 * @param groups independent products; inputs and filters are split evenly among them
 * @param batch images
 * @param inputHeight input rows, without padding
 * @param inputWidth input columns, without padding
 * @param channels input channels of one group
 * @param outputHeight output rows
 * @param outputWidth output columns
 * @param filters output channels of one group
 * @param kernelHeight filter rows
 * @param kernelWidth filter columns
 * @param strideHeight input rows between output rows
 * @param strideWidth input columns between output columns
 * @param padTop zero rows above the image
 * @param padLeft zero columns left of the image
 * @param dilationHeight input rows between filter rows
 * @param dilationWidth input columns between filter columns
 * @param weightsAreParameters false where the second operand is an activation (attention), which has no stored weights
 */
public record Contraction(
        long groups,
        long batch,
        long inputHeight,
        long inputWidth,
        long channels,
        long outputHeight,
        long outputWidth,
        long filters,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int dilationHeight,
        int dilationWidth,
        boolean weightsAreParameters)
        implements Lowering {

    public Contraction {
        if (groups <= 0 || batch <= 0 || channels <= 0 || outputHeight <= 0 || outputWidth <= 0 || filters <= 0) {
            throw new IllegalArgumentException("contraction bounds must be positive, were groups " + groups + ", batch "
                    + batch + ", channels " + channels + ", output " + outputHeight + "x" + outputWidth + ", filters "
                    + filters);
        }
    }

    /** Products of rows x reduction by reduction x columns, one for each group. */
    public static Contraction product(
            long groups, long rows, long reduction, long columns, boolean weightsAreParameters) {
        return new Contraction(
                groups, 1, rows, 1, reduction, rows, 1, columns, 1, 1, 1, 1, 0, 0, 1, 1, weightsAreParameters);
    }

    /** Output positions over the batch, the P of a matrix product P x K by K x M. */
    public long pixels() {
        return Math.multiplyExact(batch, Math.multiplyExact(outputHeight, outputWidth));
    }

    /** Whether each filter sees a single channel through a window of its own. */
    public boolean isDepthwise() {
        return groups > 1 && channels == 1 && taps() > 1;
    }

    /** Kernel positions. */
    public long taps() {
        return (long) kernelHeight * kernelWidth;
    }

    /** Multiply-accumulates, zeros of the padding counted, as the literature does. */
    @Override
    public long macs() {
        return Math.multiplyExact(
                Math.multiplyExact(groups, pixels()),
                Math.multiplyExact(filters, Math.multiplyExact(taps(), channels)));
    }

    @Override
    public long vectorOperations() {
        return 0;
    }

    /** Input rows under the windows of output rows. */
    public Axis rows() {
        return new Axis(inputHeight, kernelHeight, dilationHeight, strideHeight, padTop);
    }

    /** Input columns under the windows of output columns. */
    public Axis columns() {
        return new Axis(inputWidth, kernelWidth, dilationWidth, strideWidth, padLeft);
    }

    /** Elements of the first operand: inputs of all groups. */
    public long inputElements() {
        long plane = Math.multiplyExact(inputHeight, inputWidth);
        return Math.multiplyExact(Math.multiplyExact(groups, channels), Math.multiplyExact(batch, plane));
    }

    /** Elements of the second operand: weights of all groups. */
    public long weightElements() {
        return Math.multiplyExact(groups, Math.multiplyExact(filters, Math.multiplyExact(taps(), channels)));
    }
}
