package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Contraction;
import org.ridgepoint.workload.op.Operator.Sharing;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.VectorWork;

/**
 * Turns a graph into layers: what follows a convolution element by element (activations, a residual sum whose other
 * summand exists already) is done on its outputs before they leave; views cost nothing and vanish.
 */
public final class LayerFusion {
    /** What lies in DRAM before the run; parameters only where they are read as activations are. */
    private static final Set<TensorKind> GIVEN = EnumSet.of(TensorKind.INPUT, TensorKind.STATE, TensorKind.PARAMETER);

    private final Graph graph;
    private final Precision precision;
    private final Set<String> hostKinds;
    private final Predicate<Contraction> winograd;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<Integer, MappedTensor> tensors = new LinkedHashMap<>();
    private final Map<Integer, MappedTensor> aliases = new HashMap<>();
    private final Set<Integer> absorbed = new HashSet<>();
    private final Set<Integer> wanted = new HashSet<>();
    private int nextTensorId;

    private LayerFusion(Graph graph, Precision precision, Set<String> hostKinds, Predicate<Contraction> winograd) {
        this.graph = graph;
        this.precision = precision;
        this.hostKinds = hostKinds;
        this.winograd = winograd;
        this.nextTensorId = graph.tensors().size();
    }

    /**
     * The layers of a graph.
     *
     * @param hostKinds kinds of operator that the chip's vector unit cannot do
     * @param winograd which convolutions run as Winograd's F(2x2, 3x3)
     */
    public static LayerNetwork fuse(
            Graph graph, Precision precision, Set<String> hostKinds, Predicate<Contraction> winograd) {
        return new LayerFusion(graph, precision, hostKinds, winograd).fuse();
    }

    private LayerNetwork fuse() {
        graph.outputs().forEach(output -> graph.storage(output).forEach(tensor -> wanted.add(tensor.id())));
        graph.inputs().forEach(this::tensorOf);
        for (Node node : graph.nodes()) {
            if (!node.isView() && !absorbed.contains(node.index())) {
                addLayers(node);
            }
        }
        long parameters = graph.tensors().stream()
                .filter(tensor -> tensor.kind() == TensorKind.PARAMETER)
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
        return new LayerNetwork(graph.name(), layers, new ArrayList<>(tensors.values()), parameters);
    }

    private void addLayers(Node node) {
        NodeSteps steps = NodeSteps.of(node);
        Tail tail = tail(node);
        for (int i = 0; i < steps.count(); i++) {
            addLayer(node, steps, i, tail);
        }
    }

    private void addLayer(Node node, NodeSteps steps, int step, Tail tail) {
        boolean last = step == steps.count() - 1;
        NodeSteps.Step work = steps.step(step);
        MappedTensor output = last ? outputOf(node, tail) : between(node, step, work.outputElements());
        List<Operand> activations = weightOperands(node, steps, step);
        List<Operand> inputs = step == 0 ? inputsOf(node, work) : List.of(whole(previousOutput()));
        layers.add(new Layer(
                layers.size(),
                steps.count() == 1 ? node.name() : node.name() + "." + step,
                node.kind(),
                unit(node, work),
                work.contraction(),
                work.contraction().filter(winograd).isPresent(),
                inputs,
                last ? tail.residuals : List.of(),
                activations,
                node.parameters().isEmpty() ? -1 : node.parameters().get(0).id(),
                activations.isEmpty() ? weightBytes(work) : 0,
                biasBytes(node, steps, step) + (last ? tail.parameterBytes : 0),
                outputPasses(work) + work.vectorOperations() + (last ? tail.vectorOperations : 0),
                output));
    }

    private MappedTensor outputOf(Node node, Tail tail) {
        return node.operator().sharing() == Sharing.UPDATE ? updated(node) : tensorOf(tail.output);
    }

    /**
     * What an optimiser's step writes back to DRAM: moments and master weights where they lie, and beside them the new
     * weights.
     */
    private MappedTensor updated(Node node) {
        Tensor weights = node.output();
        long bytes = Math.addExact(weights.bytes(precision), stateBytes(node));
        MappedTensor tensor = new MappedTensor(weights.id(), weights.name(), bytes, rows(weights), true, true);
        return tensors.computeIfAbsent(weights.id(), id -> tensor);
    }

    private long stateBytes(Node node) {
        return node.inputs().stream()
                .filter(input -> input.kind() == TensorKind.STATE)
                .mapToLong(state -> state.bytes(precision))
                .sum();
    }

    private MappedTensor previousOutput() {
        return layers.get(layers.size() - 1).output();
    }

    /** Each sum that leaves the array passes the vector unit once, to become an output of the run's precision. */
    private static long outputPasses(NodeSteps.Step work) {
        return work.contraction().isPresent() ? work.outputElements() : 0;
    }

    private Layer.Unit unit(Node node, NodeSteps.Step work) {
        if (work.contraction().isPresent()) {
            return Layer.Unit.ARRAY;
        }
        return hostKinds.contains(node.kind()) ? Layer.Unit.HOST : Layer.Unit.VECTOR;
    }

    private List<Operand> inputsOf(Node node, NodeSteps.Step work) {
        boolean secondIsWeights =
                work.contraction().isPresent() && node.inputs().size() > 1;
        if (node.operator().sharing() == Sharing.UPDATE) {
            return updateInputs(node);
        }
        List<Tensor> inputs = secondIsWeights ? List.of(node.input()) : node.inputs();
        return inputs.stream().flatMap(input -> operands(input).stream()).toList();
    }

    /** The gradient, and the states where they are written again. */
    private List<Operand> updateInputs(Node node) {
        List<Operand> inputs = new ArrayList<>();
        node.inputs().stream()
                .filter(input -> input.kind() != TensorKind.STATE)
                .forEach(gradient -> inputs.addAll(operands(gradient)));
        inputs.add(new Operand(updated(node), stateBytes(node)));
        return inputs;
    }

    private List<Operand> weightOperands(Node node, NodeSteps steps, int step) {
        boolean stored = steps.step(step)
                .contraction()
                .map(c -> c.weightsAreParameters())
                .orElse(true);
        if (stored) {
            return List.of();
        }
        int which = Math.min(node.inputs().size() - 1, 1 + steps.activationProductsBefore(step));
        return operands(node.inputs().get(which));
    }

    private long weightBytes(NodeSteps.Step work) {
        return work.contraction().map(c -> precision.bytes(c.weightElements())).orElse(0L);
    }

    private long biasBytes(Node node, NodeSteps steps, int step) {
        if (step > 0 || node.parameters().isEmpty()) {
            return 0;
        }
        long stored = parameterBytes(node);
        if (node.lowering() instanceof VectorWork work) {
            return Math.min(stored, precision.bytes(work.readElements()));
        }
        return Math.max(0, stored - precision.bytes(steps.storedWeightElements()));
    }

    private long parameterBytes(Node node) {
        return node.parameters().stream()
                .mapToLong(parameter -> parameter.bytes(precision))
                .sum();
    }

    /** What can be done on a node's outputs before they leave. */
    private Tail tail(Node node) {
        Tail tail = new Tail(node.output());
        if (hostKinds.contains(node.kind())) {
            return tail;
        }
        Optional<Node> next = follower(tail.output);
        while (next.isPresent() && absorbs(tail, next.get())) {
            absorbed.add(next.get().index());
            tail.output = next.get().output();
            next = follower(tail.output);
        }
        return tail;
    }

    private Optional<Node> follower(Tensor output) {
        List<Node> consumers = graph.consumers(output);
        boolean alone = consumers.size() == 1 && !graph.outputs().contains(output);
        return alone ? Optional.of(consumers.get(0)) : Optional.empty();
    }

    private boolean absorbs(Tail tail, Node next) {
        if (!(next.lowering() instanceof VectorWork work) || hostKinds.contains(next.kind())) {
            return false;
        }
        Sharing sharing = next.operator().sharing();
        boolean sameSize = next.output().elements() == tail.output.elements();
        if (!sameSize || !(sharing == Sharing.IN_PLACE || sharing == Sharing.SUM)) {
            return false;
        }
        List<Tensor> others =
                next.inputs().stream().filter(input -> input != tail.output).toList();
        boolean otherSummandReady = others.stream()
                .allMatch(other -> other.elements() == tail.output.elements()
                        && graph.storage(other).stream().allMatch(this::exists));
        if (!otherSummandReady) {
            return false;
        }
        others.forEach(other -> tail.residuals.addAll(operands(other)));
        tail.vectorOperations += work.vectorOperations();
        tail.parameterBytes += parameterBytes(next);
        return true;
    }

    private boolean exists(Tensor tensor) {
        return tensor.kind() == TensorKind.PARAMETER
                || tensors.containsKey(tensor.id())
                || aliases.containsKey(tensor.id());
    }

    private List<Operand> operands(Tensor tensor) {
        List<Tensor> stored = graph.storage(tensor);
        long all =
                stored.stream().mapToLong(storage -> storage.bytes(precision)).sum();
        long read = Math.min(all, tensor.bytes(precision));
        List<Operand> operands = new ArrayList<>();
        for (Tensor storage : stored) {
            long share = Math.max(1, Math.round((double) read * storage.bytes(precision) / all));
            operands.add(new Operand(tensorOf(storage), share));
        }
        return operands;
    }

    private static Operand whole(MappedTensor tensor) {
        return new Operand(tensor, tensor.bytes());
    }

    private MappedTensor tensorOf(Tensor tensor) {
        if (aliases.containsKey(tensor.id())) {
            return aliases.get(tensor.id());
        }
        MappedTensor known = tensors.get(tensor.id());
        if (known == null) {
            boolean kept = wanted.contains(tensor.id());
            known = new MappedTensor(
                    tensor.id(),
                    tensor.name(),
                    tensor.bytes(precision),
                    rows(tensor),
                    GIVEN.contains(tensor.kind()),
                    kept);
            tensors.put(tensor.id(), known);
            aliasSisters(tensor, known);
        }
        return known;
    }

    /** Further outputs of one node share the first one's memory and readiness. */
    private void aliasSisters(Tensor tensor, MappedTensor mapped) {
        graph.producer(tensor)
                .ifPresent(node -> node.outputs().stream()
                        .filter(sister -> sister.id() != tensor.id())
                        .forEach(sister -> aliases.put(sister.id(), mapped)));
    }

    private MappedTensor between(Node node, int step, long elements) {
        int id = nextTensorId++;
        long rows = Math.min(elements, rows(node.output()));
        MappedTensor tensor =
                new MappedTensor(id, node.name() + "." + step, precision.bytes(elements), rows, false, false);
        tensors.put(id, tensor);
        return tensor;
    }

    private static long rows(Tensor tensor) {
        int rank = tensor.shape().rank();
        if (rank == 4) {
            return tensor.shape().dimension(0) * tensor.shape().dimension(2);
        }
        return rank == 0 ? 1 : tensor.elements() / tensor.shape().dimension(rank - 1);
    }

    /** What a chain of absorbed nodes has gathered. */
    private static final class Tail {
        private final List<Operand> residuals = new ArrayList<>();
        private Tensor output;
        private long vectorOperations;
        private long parameterBytes;

        Tail(Tensor output) {
            this.output = output;
        }
    }
}
