package org.ridgepoint.workload.op;

import java.util.List;

/**
 * The largest elements along the last axis, and their indices. Cost: a heap of {@code k}, so log2(k) + 1 compares per
 * element.
 *
 * @param k how many
 */
public record TopK(long k) implements Operator {
    public TopK {
        Inputs.positive("k", k);
    }

    @Override
    public String kind() {
        return "top-k";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (k > input.dimension(-1)) {
            throw new IllegalArgumentException("top " + k + " of only " + input.dimension(-1) + " elements");
        }
        return List.of(input.with(-1, k), input.with(-1, k));
    }

    public long compares(TensorShape input) {
        long perElement = 64 - Long.numberOfLeadingZeros(k);
        return Math.multiplyExact(input.elements(), perElement);
    }
}
