package org.ridgepoint.workload.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.work.VectorKind;

/**
 * The backward pass while it is written: knows for each tensor of the forward graph where its value lies now and what its
 * gradient is so far, and for each weight the gradients that were found.
 */
final class Backward {
    private final GraphBuilder graph;
    private final Set<Integer> learning;
    private final Map<Integer, Tensor> values = new HashMap<>();
    private final Map<Integer, Tensor> weights;
    private final Map<Integer, Tensor> gradients = new HashMap<>();
    private final Map<Integer, Tensor> weightGradients;
    private final Map<String, Tensor> reserves = new HashMap<>();
    private Node node;

    Backward(
            GraphBuilder graph,
            Set<Integer> learning,
            Map<Integer, Tensor> weights,
            Map<Integer, Tensor> weightGradients) {
        this.graph = graph;
        this.learning = learning;
        this.weights = weights;
        this.weightGradients = weightGradients;
    }

    /** Turns to the gradient of another forward node. */
    void at(Node forward, String scope) {
        node = forward;
        graph.at(scope + forward.name() + ".back");
    }

    /** The forward node whose gradient is being written. */
    Node node() {
        return node;
    }

    /** Shape of the node's first input. */
    TensorShape inputShape() {
        return node.input().shape();
    }

    /** Where the value of a forward tensor lies now. */
    void place(Tensor forward, Tensor value) {
        values.put(forward.id(), value);
    }

    /** The value of a forward tensor. */
    Tensor value(Tensor forward) {
        return values.get(forward.id());
    }

    /** The values of the node's inputs. */
    List<Tensor> inputs() {
        return node.inputs().stream().map(this::value).toList();
    }

    /** What the forward operator left for this. */
    void reserve(Node forward, Tensor reserve) {
        reserves.put(forward.name(), reserve);
    }

    /** What the forward operator left for this. */
    Tensor reserve() {
        return reserves.get(node.name());
    }

    /** Whether a forward tensor depends on weights, so that its gradient is wanted. */
    boolean wants(Tensor forward) {
        return learning.contains(forward.id());
    }

    /** The gradient of a forward tensor, if anything depends on it. */
    Optional<Tensor> gradient(Tensor forward) {
        return Optional.ofNullable(gradients.get(forward.id()));
    }

    /** The gradient of the node's first output. */
    Tensor gradient() {
        return gradients.get(node.output().id());
    }

    /** The node's weights in the new graph. */
    List<Tensor> weights() {
        return node.parameters().stream()
                .map(parameter -> weights.get(parameter.id()))
                .toList();
    }

    /** Adds a node without weights and returns its first output. */
    Tensor emit(Operator operator, Tensor... inputs) {
        return emit(operator, List.of(inputs), List.of()).output();
    }

    /** Adds a node that reads weights. */
    Node emit(Operator operator, List<Tensor> inputs, List<Tensor> readWeights) {
        return graph.node(graph.nextName(operator.kind()), operator, inputs, readWeights);
    }

    /** One more contribution to the gradient of a forward tensor, brought to its shape by summing repeated axes. */
    void give(Tensor forward, Tensor contribution) {
        if (wants(forward)) {
            gradients.merge(forward.id(), fitted(contribution, forward.shape()), this::sum);
        }
    }

    /** One more contribution to the gradient of the node's weights. */
    void giveWeights(int index, Tensor contribution) {
        Tensor parameter = node.parameters().get(index);
        weightGradients.merge(parameter.id(), contribution, this::sum);
    }

    private Tensor sum(Tensor a, Tensor b) {
        return emit(new Elementwise(VectorKind.ADD), a, b);
    }

    private Tensor fitted(Tensor gradient, TensorShape wanted) {
        if (gradient.shape().equals(wanted)) {
            return gradient;
        }
        if (gradient.elements() == wanted.elements()) {
            return emit(new Reshape(wanted), gradient);
        }
        int extra = gradient.shape().rank() - wanted.rank();
        List<Integer> repeated = new ArrayList<>();
        for (int axis = 0; axis < gradient.shape().rank(); axis++) {
            if (axis < extra
                    || wanted.dimension(axis - extra) != gradient.shape().dimension(axis)) {
                repeated.add(axis);
            }
        }
        Tensor reduced = emit(new Reduce(VectorKind.ADD, repeated, true), gradient);
        return emit(new Reshape(wanted), reduced);
    }
}
