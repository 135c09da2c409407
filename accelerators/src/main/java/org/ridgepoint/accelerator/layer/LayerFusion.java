package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
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
import org.ridgepoint.workload.op.Operator.Sharing;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.work.Contraction;

/**
 * Turns a graph into layers: what follows a convolution element by element (activations, a residual sum whose other
 * summand exists already) is done on its outputs before they leave; views cost nothing and vanish.
 */
public final class LayerFusion {
    private final Graph graph;
    private final Precision precision;
    private final Set<String> hostKinds;
    private final Predicate<Contraction> winograd;
    private final long mostKeptBytes;
    private final List<Layer> layers = new ArrayList<>();
    private final MappedTensors tensors;
    private final ParameterBytes parameters;
    private final Tails tails;

    private LayerFusion(
            Graph graph,
            Precision precision,
            Set<String> hostKinds,
            Predicate<Contraction> winograd,
            long mostKeptBytes) {
        this.graph = graph;
        this.precision = precision;
        this.hostKinds = hostKinds;
        this.winograd = winograd;
        this.mostKeptBytes = mostKeptBytes;
        this.tensors = new MappedTensors(graph, precision);
        this.parameters = new ParameterBytes(precision);
        this.tails = new Tails(graph, hostKinds, tensors, parameters);
    }

    /** The layers of a graph; weights are fetched for each step of a recurrent layer anew. */
    public static LayerNetwork fuse(
            Graph graph, Precision precision, Set<String> hostKinds, Predicate<Contraction> winograd) {
        return fuse(graph, precision, hostKinds, winograd, 0);
    }

    /**
     * The layers of a graph.
     *
     * @param hostKinds kinds of operator that the chip's vector unit cannot do
     * @param winograd which convolutions run as Winograd's F(2x2, 3x3)
     * @param mostKeptBytes weights of a recurrent layer up to this size are fetched once for all its steps
     */
    public static LayerNetwork fuse(
            Graph graph,
            Precision precision,
            Set<String> hostKinds,
            Predicate<Contraction> winograd,
            long mostKeptBytes) {
        return new LayerFusion(graph, precision, hostKinds, winograd, mostKeptBytes).fuse();
    }

    private LayerNetwork fuse() {
        graph.inputs().forEach(tensors::of);
        for (Node node : graph.nodes()) {
            if (!node.isView() && !tails.absorbed(node)) {
                addLayers(node);
            }
        }
        if (layers.isEmpty()) {
            throw new NothingToRun(graph.name());
        }
        long bytes = graph.tensors().stream()
                .filter(tensor -> tensor.kind() == TensorKind.PARAMETER)
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
        return new LayerNetwork(graph.name(), layers, tensors.all(), bytes);
    }

    private void addLayers(Node node) {
        NodeSteps steps = NodeSteps.of(node);
        Tails.Tail tail = tails.of(node);
        Map<Contraction, MappedTensor> kept = keptWeights(node, steps);
        for (int i = 0; i < steps.count(); i++) {
            addLayer(node, steps, i, tail, kept);
        }
    }

    /** Fetches the weights that repeated steps share, where they are small enough to stay on chip. */
    private Map<Contraction, MappedTensor> keptWeights(Node node, NodeSteps steps) {
        Set<Contraction> repeated = steps.repeatedProducts();
        Map<Contraction, MappedTensor> kept = new LinkedHashMap<>();
        long bytes = repeated.stream()
                .mapToLong(product -> parameters.weightBytes(node, steps, product))
                .sum();
        if (bytes <= mostKeptBytes) {
            repeated.forEach(product -> kept.put(product, fetched(node, steps, product)));
        }
        return kept;
    }

    private MappedTensor fetched(Node node, NodeSteps steps, Contraction product) {
        MappedTensor tensor =
                tensors.weights(node, product.weightElements(), parameters.weightBits(node, steps, product));
        layers.add(new Layer(
                layers.size(),
                tensor.name(),
                node.kind(),
                Layer.Unit.VECTOR,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                steps.parameters(node, product),
                0,
                tensor.elementBits(),
                tensor.bytes(),
                0,
                tensor));
        return tensor;
    }

    private void addLayer(Node node, NodeSteps steps, int step, Tails.Tail tail, Map<Contraction, MappedTensor> kept) {
        boolean last = step == steps.count() - 1;
        NodeSteps.Step work = steps.step(step);
        MappedTensor output = last ? outputOf(node, tail) : tensors.between(node, step, work.outputElements());
        Optional<MappedTensor> weights = work.contraction().map(kept::get);
        List<Operand> activations =
                weights.map(tensor -> List.of(whole(tensor))).orElseGet(() -> weightOperands(node, steps, step));
        Optional<Contraction> stored = work.contraction().filter(product -> activations.isEmpty());
        List<Operand> inputs = step == 0 ? inputsOf(node, work) : List.of(whole(previousOutput()));
        layers.add(new Layer(
                layers.size(),
                steps.count() == 1 ? node.name() : node.name() + "." + step,
                node.kind(),
                unit(node, work),
                work.contraction(),
                work.contraction().filter(winograd).isPresent(),
                inputs,
                last ? tail.residuals() : List.of(),
                activations,
                work.contraction()
                        .map(product -> steps.parameters(node, product))
                        .orElseGet(() -> steps.parameters(node)),
                stored.map(product -> parameters.weightBytes(node, steps, product))
                        .orElse(0L),
                work.contraction()
                        .map(product -> parameters.weightBits(node, steps, product))
                        .orElse(precision.bits()),
                (step == 0 ? parameters.besideWeights(node, steps) : 0) + (last ? tail.parameterBytes() : 0),
                outputPasses(work) + work.vectorOperations() + (last ? tail.vectorOperations() : 0),
                output));
    }

    private MappedTensor outputOf(Node node, Tails.Tail tail) {
        return node.operator().sharing() == Sharing.UPDATE ? tensors.updated(node) : tensors.of(tail.output());
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
        return inputs.stream()
                .flatMap(input -> tensors.operands(input).stream())
                .toList();
    }

    /** The gradient, and the states where they are written again. */
    private List<Operand> updateInputs(Node node) {
        List<Operand> inputs = new ArrayList<>();
        node.inputs().stream()
                .filter(input -> input.kind() != TensorKind.STATE)
                .forEach(gradient -> inputs.addAll(tensors.operands(gradient)));
        inputs.add(new Operand(tensors.updated(node), tensors.stateBytes(node)));
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
        return tensors.operands(node.inputs().get(which));
    }

    private static Operand whole(MappedTensor tensor) {
        return new Operand(tensor, tensor.bytes());
    }
}
