package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;

/**
 * A sum, mean, maximum, minimum or product over whole axes.
 *
 * @param reduction what combines the elements ({@code ADD} for sum and mean)
 * @param axes the axes that vanish
 * @param keepAxes reduced axes stay with size 1
 */
public record Reduce(VectorKind reduction, List<Integer> axes, boolean keepAxes) implements Operator {
    public Reduce {
        axes = List.copyOf(axes);
        if (!reduction.isElementwise()) {
            throw new IllegalArgumentException(reduction.label() + " does not combine two elements");
        }
    }

    @Override
    public String kind() {
        return "reduce-" + reduction.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        List<Integer> reduced = axes.stream().map(input::axis).toList();
        TensorShape output = TensorShape.of();
        for (int axis = 0; axis < input.rank(); axis++) {
            if (!reduced.contains(axis)) {
                output = output.append(input.dimension(axis));
            } else if (keepAxes) {
                output = output.append(1);
            }
        }
        return List.of(output);
    }
}
