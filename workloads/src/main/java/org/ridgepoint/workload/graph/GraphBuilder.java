package org.ridgepoint.workload.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ridgepoint.workload.lowering.LoweringTable;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;

/**
 * Writes a graph node by node, checking shapes as it goes. Errors name the node.
 *
 * <p>Names: {@link #at} opens a scope such as {@code stage2.block1}; a node is named after its scope, its operator and a
 * number.
 */
public final class GraphBuilder {
    private final String graphName;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Tensor> inputs = new ArrayList<>();
    private final Set<Integer> outputs = new HashSet<>();
    private final List<Tensor> outputOrder = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<Tensor>> weightsOfNode = new HashMap<>();
    private String scope = "";
    private String sharedScope = "";

    public GraphBuilder(String graphName) {
        this.graphName = graphName;
    }

    /** Opens a scope: the names of nodes to come begin with it. An empty scope goes back to the top. */
    public GraphBuilder at(String newScope) {
        scope = newScope;
        sharedScope = "";
        return this;
    }

    /** Opens a scope whose nodes take the weights of the nodes of the same name in an earlier scope. */
    public GraphBuilder atSharing(String newScope, String earlierScope) {
        scope = newScope;
        sharedScope = earlierScope;
        return this;
    }

    /** The open scope. */
    public String scope() {
        return scope;
    }

    /** An input at the precision of the run. */
    public Tensor input(String name, TensorShape shape) {
        return input(name, shape, Optional.empty());
    }

    /** An input with a precision of its own. */
    public Tensor input(String name, TensorShape shape, Optional<Precision> precision) {
        Tensor tensor = add(name, shape, TensorKind.INPUT, precision);
        inputs.add(tensor);
        return tensor;
    }

    /** A weight tensor, to be given to one node or shared among several. */
    public Tensor parameter(String name, TensorShape shape) {
        return add(name, shape, TensorKind.PARAMETER, Optional.empty());
    }

    /** A tensor that stays from one training step to the next. */
    public Tensor state(String name, TensorShape shape, Optional<Precision> precision) {
        return add(name, shape, TensorKind.STATE, precision);
    }

    /** Adds a node with weights of its own and returns its first output. */
    public Tensor node(Operator operator, Tensor... nodeInputs) {
        return node(nextName(operator.kind()), operator, List.of(nodeInputs)).output();
    }

    /** Adds a named node with weights of its own. */
    public Node node(String name, Operator operator, List<Tensor> nodeInputs) {
        if (!sharedScope.isEmpty()) {
            return node(name, operator, nodeInputs, weightsOf(sharedScope + name.substring(scope.length())));
        }
        List<Tensor> parameters = new ArrayList<>();
        for (TensorShape shape : checked(name, () -> parametersOf(operator, nodeInputs))) {
            parameters.add(parameter(name + ".weight" + (parameters.isEmpty() ? "" : parameters.size()), shape));
        }
        return node(name, operator, nodeInputs, parameters);
    }

    /** Adds a named node with weights that are there already. */
    public Node node(String name, Operator operator, List<Tensor> nodeInputs, List<Tensor> parameters) {
        if (weightsOfNode.containsKey(name)) {
            throw new IllegalArgumentException("graph " + graphName + " already has a node " + name);
        }
        List<TensorShape> shapes = shapes(nodeInputs);
        List<TensorShape> made = checked(name, () -> operator.outputs(shapes));
        checked(name, () -> requireParameters(operator, nodeInputs, parameters));
        List<Tensor> results = new ArrayList<>();
        for (TensorShape shape : made) {
            String suffix = made.size() == 1 ? "" : "." + results.size();
            results.add(add(name + suffix, shape, TensorKind.ACTIVATION, Optional.empty()));
        }
        Node node = new Node(
                nodes.size(),
                name,
                operator,
                nodeInputs,
                parameters,
                results,
                checked(name, () -> LoweringTable.lower(operator, shapes)));
        nodes.add(node);
        weightsOfNode.put(name, node.parameters());
        return node;
    }

    /** The weights of a node that is there already. */
    List<Tensor> weightsOf(String nodeName) {
        List<Tensor> weights = weightsOfNode.get(nodeName);
        if (weights == null) {
            throw new IllegalArgumentException("graph " + graphName + " has no node " + nodeName + " to share with");
        }
        return weights;
    }

    /** Gives an output a precision of its own, as a cast does. */
    public Tensor fixPrecision(Tensor tensor, Precision precision) {
        Tensor fixed = new Tensor(tensor.id(), tensor.name(), tensor.shape(), tensor.kind(), Optional.of(precision));
        tensors.set(tensor.id(), fixed);
        return fixed;
    }

    /** Marks a tensor as wanted outside. */
    public GraphBuilder output(Tensor tensor) {
        if (outputs.add(tensor.id())) {
            outputOrder.add(tensor);
        }
        return this;
    }

    /** A name for the next node of a kind in the open scope. */
    public String nextName(String kind) {
        String stem = scope.isEmpty() ? kind : scope + "." + kind;
        String name;
        do {
            name = stem + numbers.merge(stem, 1, Integer::sum);
        } while (weightsOfNode.containsKey(name));
        return name;
    }

    /** The finished graph. */
    public Graph build() {
        if (outputOrder.isEmpty()) {
            throw new IllegalArgumentException("graph " + graphName + " has no output");
        }
        List<Tensor> finished = tensors.stream().map(this::finished).toList();
        List<Node> joined = nodes.stream()
                .map(node -> new Node(
                        node.index(),
                        node.name(),
                        node.operator(),
                        pick(finished, node.inputs()),
                        pick(finished, node.parameters()),
                        pick(finished, node.outputs()),
                        node.lowering()))
                .toList();
        return new Graph(graphName, finished, joined, pick(finished, inputs), pick(finished, outputOrder));
    }

    private Tensor finished(Tensor tensor) {
        boolean wanted = outputs.contains(tensor.id()) && tensor.kind() == TensorKind.ACTIVATION;
        return wanted
                ? new Tensor(tensor.id(), tensor.name(), tensor.shape(), TensorKind.OUTPUT, tensor.fixedPrecision())
                : tensor;
    }

    private static List<Tensor> pick(List<Tensor> from, List<Tensor> wanted) {
        return wanted.stream().map(tensor -> from.get(tensor.id())).toList();
    }

    private Tensor add(String name, TensorShape shape, TensorKind kind, Optional<Precision> precision) {
        Tensor tensor = new Tensor(tensors.size(), name, shape, kind, precision);
        tensors.add(tensor);
        return tensor;
    }

    private static List<TensorShape> parametersOf(Operator operator, List<Tensor> nodeInputs) {
        List<TensorShape> shapes = shapes(nodeInputs);
        operator.outputs(shapes);
        return operator.parameters(shapes);
    }

    private static List<TensorShape> requireParameters(
            Operator operator, List<Tensor> nodeInputs, List<Tensor> parameters) {
        List<TensorShape> needed = operator.parameters(shapes(nodeInputs));
        if (!needed.equals(shapes(parameters))) {
            throw new IllegalArgumentException("weights must have shapes " + needed + ", had " + shapes(parameters));
        }
        return needed;
    }

    private static List<TensorShape> shapes(List<Tensor> list) {
        return list.stream().map(Tensor::shape).toList();
    }

    private <T> T checked(String name, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(graphName + ", node " + name + ": " + e.getMessage(), e);
        }
    }
}
