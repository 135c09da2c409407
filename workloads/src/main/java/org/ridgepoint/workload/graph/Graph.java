package org.ridgepoint.workload.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.op.Operator.Aliasing;
import org.ridgepoint.workload.op.Precision;

/**
 * A network: nodes in topological order, joined by tensors. Immutable; the batch is part of the shapes.
 *
 * <p>Tensors that are views of others (reshape, concat, split, ...) have no memory of their own: {@link #storage} names
 * the tensors whose bytes they show, {@link #readers} the nodes that really read a tensor, through views or directly.
 */
public final class Graph {
    private final String name;
    private final List<Tensor> tensors;
    private final List<Node> nodes;
    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final List<Optional<Node>> producers = new ArrayList<>();
    private final List<List<Node>> consumers = new ArrayList<>();
    private final List<List<Tensor>> storage = new ArrayList<>();

    Graph(String name, List<Tensor> tensors, List<Node> nodes, List<Tensor> inputs, List<Tensor> outputs) {
        this.name = name;
        this.tensors = List.copyOf(tensors);
        this.nodes = List.copyOf(nodes);
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        for (Tensor tensor : this.tensors) {
            producers.add(Optional.empty());
            consumers.add(new ArrayList<>());
            storage.add(List.of(tensor));
        }
        this.nodes.forEach(this::index);
    }

    private void index(Node node) {
        for (Tensor output : node.outputs()) {
            producers.set(output.id(), Optional.of(node));
            if (node.isView()) {
                storage.set(output.id(), viewedBy(node));
            } else if (node.operator().aliasing() == Aliasing.UPDATE) {
                storage.set(output.id(), List.of(node.parameters().get(0)));
            }
        }
        for (Tensor input : new LinkedHashSet<>(node.inputs())) {
            consumers.get(input.id()).add(node);
        }
    }

    private List<Tensor> viewedBy(Node view) {
        Set<Tensor> viewed = new LinkedHashSet<>();
        view.inputs().forEach(input -> viewed.addAll(storage.get(input.id())));
        viewed.addAll(view.parameters());
        return List.copyOf(viewed);
    }

    /** The network's name. */
    public String name() {
        return name;
    }

    /** All tensors, by id. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /** All nodes, each after those that it needs. */
    public List<Node> nodes() {
        return nodes;
    }

    /** What is given from outside. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** What is wanted outside. */
    public List<Tensor> outputs() {
        return outputs;
    }

    /** The node of that name. */
    public Node node(String nodeName) {
        return nodes.stream()
                .filter(node -> node.name().equals(nodeName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("graph " + name + " has no node " + nodeName));
    }

    /** The node that makes a tensor; none for inputs and parameters. */
    public Optional<Node> producer(Tensor tensor) {
        return producers.get(tensor.id());
    }

    /** The nodes that name a tensor among their inputs. */
    public List<Node> consumers(Tensor tensor) {
        return List.copyOf(consumers.get(tensor.id()));
    }

    /** The tensors whose memory this one shows: itself, unless it is a view. */
    public List<Tensor> storage(Tensor tensor) {
        return storage.get(tensor.id());
    }

    /** The nodes that really read a tensor, directly or through views, in topological order. */
    public List<Node> readers(Tensor tensor) {
        Set<Node> found = new LinkedHashSet<>();
        collectReaders(tensor, found);
        return found.stream()
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .toList();
    }

    private void collectReaders(Tensor tensor, Set<Node> found) {
        for (Node consumer : consumers.get(tensor.id())) {
            if (consumer.isView()) {
                consumer.outputs().forEach(output -> collectReaders(output, found));
            } else {
                found.add(consumer);
            }
        }
    }

    /** The nodes that need something from this one, in topological order. */
    public List<Node> successors(Node node) {
        return node.outputs().stream()
                .flatMap(output -> consumers.get(output.id()).stream())
                .distinct()
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .toList();
    }

    /** The nodes that this one needs, in the order of its inputs. */
    public List<Node> predecessors(Node node) {
        return node.inputs().stream()
                .flatMap(input -> producer(input).stream())
                .distinct()
                .toList();
    }

    /** Elements of all weights, shared ones once. */
    public long parameterElements() {
        return tensors.stream()
                .filter(tensor -> tensor.kind() == TensorKind.PARAMETER)
                .mapToLong(Tensor::elements)
                .sum();
    }

    /** Bytes of all weights and states in a run at that precision. */
    public long storedBytes(Precision precision) {
        return tensors.stream()
                .filter(tensor -> tensor.kind() == TensorKind.PARAMETER || tensor.kind() == TensorKind.STATE)
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
    }

    /** Multiply-accumulates of one pass. */
    public long macs() {
        return nodes.stream().mapToLong(Node::macs).reduce(0, Math::addExact);
    }

    /** Multiplies and adds of one pass on the MAC array: twice {@link #macs}, as the literature counts GOP and GFLOP. */
    public long operations() {
        return Math.multiplyExact(2, macs());
    }
}
