package org.ridgepoint.workload.op;

import java.util.List;

/**
 * Resampling of the spatial axes to a given size.
 *
 * @param sizes size of each spatial axis
 * @param linear interpolates between neighbours; else takes the nearest
 */
public record Resize(List<Long> sizes, boolean linear) implements Operator {
    public Resize {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String kind() {
        return linear ? "resize-linear" : "resize-nearest";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (input.rank() != sizes.size() + 2) {
            throw new IllegalArgumentException("resize to " + sizes + " does not fit shape " + input);
        }
        TensorShape output = input.range(0, 2);
        for (long size : sizes) {
            output = output.append(size);
        }
        return List.of(output);
    }
}
