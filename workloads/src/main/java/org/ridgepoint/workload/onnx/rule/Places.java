package org.ridgepoint.workload.onnx.rule;

import java.util.Optional;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.OnnxException;

/** Where the elements of a small result come from in a small source. */
final class Places {
    private Places() {}

    /** The shape that shapes broadcast to; empty if the result is too large to be kept. */
    static Optional<long[]> broadcast(long[] a, long[] b) {
        int rank = Math.max(a.length, b.length);
        long[] result = new long[rank];
        for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
            long mine = fromEnd <= a.length ? a[a.length - fromEnd] : 1;
            long theirs = fromEnd <= b.length ? b[b.length - fromEnd] : 1;
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new OnnxException(
                        "shapes " + Dimensions.text(a) + " and " + Dimensions.text(b) + " do not combine");
            }
            result[rank - fromEnd] = mine == 1 ? theirs : mine;
        }
        return small(result);
    }

    static Optional<long[]> small(long[] shape) {
        return Dimensions.elements(shape) <= Constant.MOST_ELEMENTS ? Optional.of(shape) : Optional.empty();
    }

    /** For each element of a result, the element of a source that is repeated along its axes of size 1. */
    static int[] repeated(long[] result, long[] source) {
        long[] strides = new long[result.length];
        long stride = 1;
        for (int fromEnd = 1; fromEnd <= source.length; fromEnd++) {
            long size = source[source.length - fromEnd];
            strides[result.length - fromEnd] = size == 1 ? 0 : stride;
            stride *= size;
        }
        return strided(result, strides, 0);
    }

    /** For each element of a result, the place at a start plus its position times a stride along each axis. */
    static int[] strided(long[] result, long[] strides, long start) {
        int[] places = new int[(int) Dimensions.elements(result)];
        for (int index = 0; index < places.length; index++) {
            long rest = index;
            long place = start;
            for (int axis = result.length - 1; axis >= 0; axis--) {
                place += rest % result[axis] * strides[axis];
                rest /= result[axis];
            }
            places[index] = (int) place;
        }
        return places;
    }

    /** Elements between neighbours along each axis. */
    static long[] strides(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
