package org.ridgepoint.workload.op;

import java.util.List;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Fed;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.RepeatedSteps;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * Attention in one operator: scores of queries against keys, softmax, weighted sum of values. Inputs are batch, heads,
 * tokens, width of a head; a key or value head may serve several query heads, whose tokens are rows of one product.
 */
public record Attention() implements Operator {
    @Override
    public String kind() {
        return "attention";
    }

    @Override
    public List<TensorShape> outputs(List<TensorShape> inputs) {
        Inputs.require(kind(), inputs, 3, 3);
        TensorShape query = inputs.get(0);
        TensorShape key = inputs.get(1);
        TensorShape value = inputs.get(2);
        boolean fits = query.rank() == 4
                && key.rank() == 4
                && value.rank() == 4
                && query.dimension(1) % key.dimension(1) == 0
                && query.dimension(3) == key.dimension(3)
                && key.range(0, 3).equals(value.range(0, 3));
        if (!fits) {
            throw new IllegalArgumentException(
                    "attention cannot join queries " + query + ", keys " + key + ", values " + value);
        }
        return List.of(query.with(3, value.dimension(3)));
    }

    @Override
    public long scratchElements(List<TensorShape> inputs) {
        return inputs.get(0).elements(0, 3) * inputs.get(1).dimension(2);
    }

    public Lowering lowering(List<TensorShape> inputs) {
        long products = inputs.get(1).elements(0, 2);
        long rows = rows(inputs);
        long tokens = inputs.get(1).dimension(2);
        long scores = scratchElements(inputs);
        return RepeatedSteps.of(
                Contraction.product(products, rows, inputs.get(0).dimension(3), tokens, false),
                new VectorWork(VectorKind.SOFTMAX, scores, scores, scores),
                Contraction.product(products, rows, tokens, inputs.get(2).dimension(3), false));
    }

    /** Queries that share the keys of one head: those of all heads that it serves. */
    private static long rows(List<TensorShape> inputs) {
        return inputs.get(0).elements(0, 3) / inputs.get(1).elements(0, 2);
    }

    /** What it leaves for its gradient: the softmax of the scores. */
    public TensorShape reserve(List<TensorShape> inputs) {
        return inputs.get(0).with(3, inputs.get(1).dimension(2));
    }

    /**
     * What its gradients take: one product each for values, scores, queries and keys, and the softmax's own. Reads queries,
     * keys, values, the softmax of the scores and the output's gradient, in this order.
     */
    public Lowering gradient(List<TensorShape> inputs) {
        long products = inputs.get(1).elements(0, 2);
        long rows = rows(inputs);
        long tokens = inputs.get(1).dimension(2);
        long width = inputs.get(0).dimension(3);
        long scores = scratchElements(inputs);
        long valueWidth = inputs.get(2).dimension(3);
        return RepeatedSteps.of(
                Fed.of(Contraction.product(products, tokens, rows, valueWidth, false), 3, 4),
                Fed.of(Contraction.product(products, rows, valueWidth, tokens, false), 4, 2),
                new VectorWork(VectorKind.SOFTMAX_GRADIENT, scores, 2 * scores, scores),
                Fed.of(Contraction.product(products, rows, tokens, width, false), Fed.PREVIOUS, 1),
                Fed.of(Contraction.product(products, tokens, rows, width, false), Fed.PREVIOUS - 1, 0));
    }
}
