package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * New weights from old weights, their gradient, and what the optimiser remembers (moments, master weights): inputs are the
 * gradient, then the states, which are written in place as the weights are.
 *
 * @param rule {@code SGD_MOMENTUM} or {@code ADAM}
 * @param weights shape of the weights
 */
public record OptimiserStep(VectorKind rule, TensorShape weights) implements Operator {
    @Override
    public String kind() {
        return rule.label();
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        for (TensorShape input : inputs) {
            if (input.elements() != weights.elements()) {
                throw new IllegalArgumentException(
                        "weights of shape " + weights + " cannot be updated with shape " + input);
            }
        }
        return List.of(weights);
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        return List.of(weights);
    }

    @Override
    public Aliasing aliasing() {
        return Aliasing.UPDATE;
    }

    public VectorWork work(List<TensorShape> inputs) {
        long each = weights.elements();
        long states = inputs.size() - 1L;
        return new VectorWork(rule, each, Math.multiplyExact(each, states + 2), Math.multiplyExact(each, states + 1));
    }
}
