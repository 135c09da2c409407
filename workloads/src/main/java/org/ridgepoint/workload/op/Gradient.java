package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.Lowering;

/**
 * A step of the backward pass: what a forward operator's gradient takes, worked out by the rule for that operator.
 *
 * @param kind such as {@code conv-data-gradient}
 * @param work what hardware has to do
 * @param results shapes of the gradients
 * @param weights shapes of the weights that it reads
 */
public record Gradient(String kind, Lowering work, List<TensorShape> results, List<TensorShape> weights)
        implements Operator {
    public Gradient {
        results = List.copyOf(results);
        weights = List.copyOf(weights);
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        return results;
    }

    @Override
    public List<TensorShape> parameters(List<TensorShape> inputs) {
        return weights;
    }
}
