package org.ridgepoint.workload.onnx.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes as ONNX has them, where a dimension may be 0 (an empty tensor is a usual way to say "not given"). */
public final class Dimensions {
    private Dimensions() {}

    private static final long MOST_ELEMENTS = 1L << 48;

    /** Product of the dimensions; refuses negative ones and tensors larger than any memory. */
    public static long elements(long[] shape) {
        long product = 1;
        for (long dimension : shape) {
            if (dimension < 0 || dimension != 0 && product > MOST_ELEMENTS / dimension) {
                throw new OnnxException("a shape of " + text(shape) + " is no tensor that a machine could hold");
            }
            product *= dimension;
        }
        return product;
    }

    public static String text(long[] shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("x", "[", "]"));
    }

    /** An axis as a number from 0 to rank - 1; negative ones count from the end. */
    public static int axis(long axis, int rank) {
        long positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw new OnnxException("axis " + axis + " does not exist in a tensor of rank " + rank);
        }
        return (int) positive;
    }
}
