package org.ridgepoint.workload.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.Gradient;
import org.ridgepoint.workload.op.OptimiserStep;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/**
 * Writes the graph of one training step from an inference graph: forward, loss, gradients of data and weights, optimiser.
 *
 * <p>What the backward pass reads stays alive from the forward pass, so that {@code Liveness} of the result counts the
 * activation memory of the step. A weight is updated as soon as its gradient is complete. Batch normalisation computes its
 * statistics in the forward pass. The loss is a cross entropy with one label per row of the last axis, at each output that
 * can be learned from; beyond an operator without gradients (suppression of boxes) nothing is learned.
 *
 * <p>Source: Micikevicius et al., Mixed Precision Training, 2017 (arXiv 1710.03740); Chen et al., Training Deep Nets with
 * Sublinear Memory Cost, 2016 (arXiv 1604.06174) for recomputation; Kingma and Ba 2014 (arXiv 1412.6980) for Adam.
 */
public final class TrainingStep {
    private final Graph forward;
    private final TrainingPlan plan;
    private final GraphBuilder graph;
    private final Set<Integer> learning = new HashSet<>();
    private final Map<Integer, Tensor> weights = new HashMap<>();
    private final Map<Integer, Tensor> weightGradients = new HashMap<>();
    private final List<Node> needed = new ArrayList<>();
    private final Set<Tensor> learnedFrom = new LinkedHashSet<>();

    private TrainingStep(Graph forward, TrainingPlan plan) {
        this.forward = forward;
        this.plan = plan;
        graph = new GraphBuilder(forward.name() + "-training");
    }

    /**
     * One step on the batch that the inference graph was built for. With several micro-batches, the graph must be that of one
     * of them, and the step runs it that many times before it updates the weights.
     */
    public static Graph of(Graph forward, TrainingPlan plan) {
        return new TrainingStep(forward, plan).write();
    }

    private Graph write() {
        findWhatLearns();
        forward.outputs().forEach(this::findLoss);
        if (learnedFrom.isEmpty()) {
            throw new IllegalArgumentException(forward.name() + " has nothing that can be learned");
        }
        findWhatIsNeeded();
        forward.tensors().stream()
                .filter(tensor -> tensor.kind() == TensorKind.PARAMETER)
                .forEach(tensor -> weights.put(tensor.id(), graph.parameter(tensor.name(), tensor.shape())));
        for (int part = 1; part <= plan.microBatches(); part++) {
            writePart(plan.microBatches() == 1 ? "" : "part" + part + ".", part == plan.microBatches());
        }
        return graph.build();
    }

    private void findWhatLearns() {
        for (Node node : forward.nodes()) {
            boolean learns = !node.parameters().isEmpty()
                    || node.inputs().stream().anyMatch(input -> learning.contains(input.id()));
            if (learns && GradientTable.has(node.operator())) {
                node.outputs().forEach(output -> learning.add(output.id()));
            }
        }
    }

    private void findLoss(Tensor output) {
        if (learning.contains(output.id())) {
            learnedFrom.add(output);
        } else {
            forward.producer(output).ifPresent(node -> node.inputs().forEach(this::findLoss));
        }
    }

    private void findWhatIsNeeded() {
        Set<Integer> wanted = new HashSet<>();
        learnedFrom.forEach(tensor -> wanted.add(tensor.id()));
        for (int i = forward.nodes().size() - 1; i >= 0; i--) {
            Node node = forward.nodes().get(i);
            if (node.outputs().stream().anyMatch(output -> wanted.contains(output.id()))) {
                node.inputs().forEach(input -> wanted.add(input.id()));
                needed.add(0, node);
            }
        }
    }

    private void writePart(String prefix, boolean last) {
        Backward backward = new Backward(graph, learning, weights, weightGradients);
        for (Tensor input : forward.inputs()) {
            backward.place(input, graph.input(prefix + input.name(), input.shape(), input.fixedPrecision()));
        }
        needed.forEach(node -> run(node, backward, prefix + node.name()));
        learnedFrom.forEach(tensor -> lose(tensor, backward, prefix));
        Map<Integer, Integer> usersLeft = users();
        List<List<Node>> segments = Segments.cut(forward, needed, plan.recomputedSegments());
        for (int i = segments.size() - 1; i >= 0; i--) {
            List<Node> segment = new ArrayList<>(segments.get(i));
            if (i < segments.size() - 1) {
                segment.forEach(node -> run(node, backward, prefix + node.name() + ".again"));
            }
            Collections.reverse(segment);
            segment.forEach(node -> goBack(node, backward, prefix, last ? usersLeft : Map.of()));
        }
    }

    private void run(Node node, Backward backward, String name) {
        List<Tensor> inputs = node.inputs().stream().map(backward::value).toList();
        List<Tensor> read =
                node.parameters().stream().map(p -> weights.get(p.id())).toList();
        Node copy = graph.node(name, TrainingForms.of(node), inputs, read);
        for (int i = 0; i < node.outputs().size(); i++) {
            Optional<Precision> fixed = node.outputs().get(i).fixedPrecision();
            Tensor made = copy.outputs().get(i);
            backward.place(
                    node.outputs().get(i),
                    fixed.map(p -> graph.fixPrecision(made, p)).orElse(made));
        }
        if (copy.outputs().size() > node.outputs().size()) {
            backward.reserve(node, copy.outputs().get(node.outputs().size()));
        }
    }

    private void lose(Tensor tensor, Backward backward, String prefix) {
        Tensor value = backward.value(tensor);
        TensorShape shape = value.shape();
        TensorShape rows = shape.range(0, Math.max(shape.rank() - 1, 0));
        Tensor labels = graph.input(prefix + tensor.name() + ".labels", rows, Optional.of(Precision.INT32));
        VectorWork work = new VectorWork(
                VectorKind.CROSS_ENTROPY, value.elements(), value.elements() + labels.elements(), value.elements() + 1);
        Gradient loss = new Gradient("loss", work, List.of(shape, TensorShape.of()), List.of());
        Node node = graph.node(prefix + tensor.name() + ".loss", loss, List.of(value, labels), List.of());
        graph.output(node.outputs().get(1));
        graph.at(prefix + tensor.name() + ".loss");
        backward.give(tensor, node.outputs().get(0));
    }

    private Map<Integer, Integer> users() {
        Map<Integer, Integer> users = new HashMap<>();
        needed.forEach(node -> node.parameters().forEach(p -> users.merge(p.id(), 1, Integer::sum)));
        return users;
    }

    private void goBack(Node node, Backward backward, String prefix, Map<Integer, Integer> usersLeft) {
        boolean reached = node.outputs().stream()
                .anyMatch(output -> backward.gradient(output).isPresent());
        if (reached && GradientTable.has(node.operator())) {
            backward.at(node, prefix);
            GradientTable.write(backward);
        }
        for (Tensor parameter : node.parameters()) {
            if (usersLeft.containsKey(parameter.id())
                    && usersLeft.merge(parameter.id(), -1, Integer::sum) == 0
                    && weightGradients.containsKey(parameter.id())) {
                update(parameter);
            }
        }
    }

    private void update(Tensor parameter) {
        Tensor weight = weights.get(parameter.id());
        Tensor gradient = weightGradients.get(parameter.id());
        graph.at(parameter.name());
        List<Tensor> inputs = new ArrayList<>();
        Optional<Precision> kept = plan.mixedPrecision() ? Optional.of(Precision.FP32) : Optional.empty();
        if (plan.mixedPrecision()) {
            Cast unscaled = new Cast(VectorKind.MULTIPLY, Precision.FP32);
            inputs.add(graph.fixPrecision(graph.node(unscaled, gradient), Precision.FP32));
        } else {
            inputs.add(gradient);
        }
        for (int i = 1; i <= plan.optimiser().moments(); i++) {
            inputs.add(graph.state(parameter.name() + ".moment" + i, weight.shape(), kept));
        }
        if (plan.mixedPrecision()) {
            inputs.add(graph.state(parameter.name() + ".master", weight.shape(), kept));
        }
        OptimiserStep step = new OptimiserStep(plan.optimiser().rule(), weight.shape());
        graph.output(graph.node(parameter.name() + ".update", step, inputs, List.of(weight))
                .output());
    }
}
