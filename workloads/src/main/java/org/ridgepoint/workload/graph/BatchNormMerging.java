package org.ridgepoint.workload.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;

/**
 * Merges each batch normalisation into the convolution or matrix product before it: the weights take the scale, a bias takes
 * the shift. One that follows something else, or whose producer has other readers, stays.
 */
public final class BatchNormMerging {
    private final Graph graph;
    private final GraphBuilder merged;
    private final Map<Integer, Tensor> moved = new HashMap<>();
    private final Map<Integer, Integer> users = new HashMap<>();

    private BatchNormMerging(Graph graph) {
        this.graph = graph;
        graph.nodes().stream()
                .flatMap(node -> node.parameters().stream())
                .forEach(parameter -> users.merge(parameter.id(), 1, Integer::sum));
        merged = new GraphBuilder(graph.name());
    }

    /** The same network as it is run at inference; where nothing is to merge, as in a training step, the graph itself. */
    public static Graph merge(Graph graph) {
        boolean merges = graph.nodes().stream().anyMatch(node -> node.operator() instanceof BatchNormalisation);
        return merges ? new BatchNormMerging(graph).merge() : graph;
    }

    private Graph merge() {
        for (Tensor input : graph.inputs()) {
            moved.put(input.id(), merged.input(input.name(), input.shape(), input.fixedPrecision()));
        }
        graph.nodes().forEach(this::copy);
        graph.outputs().forEach(output -> merged.output(moved.get(output.id())));
        return merged.build();
    }

    private void copy(Node node) {
        if (node.operator() instanceof BatchNormalisation && mergesInto(node).isPresent()) {
            moved.put(node.output().id(), moved.get(node.input().id()));
            return;
        }
        Optional<Node> follower = onlyNormalisationBehind(node);
        List<Tensor> inputs =
                node.inputs().stream().map(input -> moved.get(input.id())).toList();
        Node copied = follower.isPresent()
                ? merged.node(node.name(), node.operator().withBias().orElseThrow(), inputs)
                : merged.node(node.name(), node.operator(), inputs, parameters(node));
        for (int i = 0; i < node.outputs().size(); i++) {
            Tensor result = copied.outputs().get(i);
            Optional<Precision> fixed = node.outputs().get(i).fixedPrecision();
            moved.put(
                    node.outputs().get(i).id(),
                    fixed.map(p -> merged.fixPrecision(result, p)).orElse(result));
        }
    }

    private List<Tensor> parameters(Node node) {
        List<Tensor> copied = new ArrayList<>();
        for (Tensor parameter : node.parameters()) {
            copied.add(moved.computeIfAbsent(parameter.id(), id -> parameter(parameter)));
        }
        return copied;
    }

    private Tensor parameter(Tensor original) {
        Tensor copy = merged.parameter(original.name(), original.shape());
        return original.fixedPrecision().map(p -> merged.fixPrecision(copy, p)).orElse(copy);
    }

    private Optional<Node> mergesInto(Node normalisation) {
        return graph.producer(normalisation.input())
                .filter(producer -> onlyNormalisationBehind(producer).isPresent());
    }

    private Optional<Node> onlyNormalisationBehind(Node node) {
        List<Node> consumers = graph.consumers(node.outputs().get(0));
        boolean merges = node.operator().withBias().isPresent()
                && consumers.size() == 1
                && consumers.get(0).operator() instanceof BatchNormalisation
                && !graph.outputs().contains(node.output())
                && biasFits(node, consumers.get(0))
                && node.parameters().stream().allMatch(parameter -> users.get(parameter.id()) == 1);
        return merges ? Optional.of(consumers.get(0)) : Optional.empty();
    }

    private static boolean biasFits(Node node, Node normalisation) {
        Operator biased = node.operator().withBias().orElseThrow();
        List<TensorShape> weights =
                biased.parameters(node.inputs().stream().map(Tensor::shape).toList());
        return weights.get(weights.size() - 1)
                .equals(normalisation.parameters().get(0).shape());
    }
}
