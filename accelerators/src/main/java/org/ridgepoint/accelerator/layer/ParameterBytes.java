package org.ridgepoint.accelerator.layer;

import java.util.List;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.VectorWork;

/** The room that the stored values of a node take: its weights, in formats of their own where a network fixes them. */
final class ParameterBytes {
    private final Precision precision;

    ParameterBytes(Precision precision) {
        this.precision = precision;
    }

    /** Of the weights of one product, with their scales. */
    long weightBytes(Node node, NodeSteps steps, Contraction product) {
        List<Tensor> scales = node.parameters()
                .subList(
                        node.parameters().size() - node.operator().weightScales(),
                        node.parameters().size());
        long scaleBytes =
                scales.stream().mapToLong(scale -> scale.bytes(precision)).sum();
        return Exact.bytes(product.weightElements(), weightBits(node, steps, product)) + scaleBytes;
    }

    /** Of one weight; what is no parameter has the run's format. */
    int weightBits(Node node, NodeSteps steps, Contraction product) {
        return product.weightsAreParameters()
                ? steps.weights(node, product)
                        .map(weights -> weights.format(precision))
                        .orElseGet(precision::weights)
                        .bits()
                : precision.bits();
    }

    /** Of all but the weights: biases, and what a vector operator reads of its table. */
    long besideWeights(Node node, NodeSteps steps) {
        if (node.parameters().isEmpty()) {
            return 0;
        }
        long stored = all(node);
        if (node.lowering() instanceof VectorWork work) {
            long inputs = node.inputs().stream().mapToLong(Tensor::elements).sum();
            return Math.min(stored, precision.bytes(Math.max(0, work.readElements() - inputs)));
        }
        long weights = steps.distinctProducts().stream()
                .mapToLong(product -> weightBytes(node, steps, product))
                .sum();
        return Math.max(0, stored - weights);
    }

    /** Of everything that a node stores. */
    long all(Node node) {
        return node.parameters().stream()
                .mapToLong(parameter -> parameter.bytes(precision))
                .sum();
    }
}
