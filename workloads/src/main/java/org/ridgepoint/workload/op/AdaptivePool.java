package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;

/**
 * The mean or maximum over windows that cut the image into a given number of parts, whatever its size.
 *
 * @param reduction {@code MAXIMUM}, or {@code ADD} for the mean
 * @param sizes output size of each spatial axis
 */
public record AdaptivePool(VectorKind reduction, List<Long> sizes) implements Operator {
    public AdaptivePool {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String kind() {
        return "adaptive-pool";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (input.rank() != sizes.size() + 2) {
            throw new IllegalArgumentException("a pool to " + sizes + " does not fit shape " + input);
        }
        TensorShape output = input.range(0, 2);
        for (long size : sizes) {
            output = output.append(size);
        }
        return List.of(output);
    }

    public long combined(TensorShape input) {
        long combined = input.elements(0, 2);
        for (int axis = 0; axis < sizes.size(); axis++) {
            combined = Math.multiplyExact(combined, covered(input.dimension(axis + 2), sizes.get(axis)));
        }
        return combined;
    }

    /** Sum of the window sizes along an axis: windows begin at floor(i * in / out) and end at ceil((i + 1) * in / out). */
    private static long covered(long inputSize, long outputSize) {
        long covered = 0;
        for (long i = 0; i < outputSize; i++) {
            covered += Window.steps((i + 1) * inputSize, outputSize) - i * inputSize / outputSize;
        }
        return covered;
    }
}
