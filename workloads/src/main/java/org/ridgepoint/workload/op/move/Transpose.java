package org.ridgepoint.workload.op.move;

import java.util.List;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;

/**
 * A copy with the axes in another order.
 *
 * @param order which input axis stands at each place
 */
public record Transpose(List<Integer> order) implements Operator {
    public Transpose {
        order = List.copyOf(order);
    }

    @Override
    public String kind() {
        return "transpose";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        TensorShape input = Inputs.only(kind(), inputs);
        if (order.size() != input.rank() || order.stream().distinct().count() != input.rank()) {
            throw new IllegalArgumentException(
                    "order " + order + " does not name each axis of shape " + input + " once");
        }
        return List.of(TensorShape.of(order.stream().map(input::dimension).toList()));
    }
}
