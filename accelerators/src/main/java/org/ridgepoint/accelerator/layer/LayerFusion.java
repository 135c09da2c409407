package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Operator.Aliasing;
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
    private final NodeOperands operands;
    private final Tails tails;

    private LayerFusion(
            Graph graph,
            Precision precision,
            Set<String> hostKinds,
            Predicate<String> fuses,
            Predicate<Contraction> winograd,
            long mostKeptBytes) {
        this.graph = graph;
        this.precision = precision;
        this.hostKinds = hostKinds;
        this.winograd = winograd;
        this.mostKeptBytes = mostKeptBytes;
        this.tensors = new MappedTensors(graph, precision, mostKeptBytes);
        this.parameters = new ParameterBytes(precision);
        this.operands = new NodeOperands(tensors);
        this.tails = new Tails(graph, hostKinds, fuses, tensors, parameters);
    }

    /**
     * The layers of a graph.
     *
     * @param hostKinds kinds of operator that the chip's vector unit cannot do
     * @param fuses kinds of operator that a layer's outputs go through before they leave, where they are element by element
     * @param winograd which convolutions run as Winograd's F(2x2, 3x3)
     * @param mostKeptBytes weights of a recurrent layer up to this size are fetched once for all its steps, and what the
     *     outside wants of a tensor up to this size is stored from the chip where the next layers read it too
     */
    public static LayerNetwork fuse(
            Graph graph,
            Precision precision,
            Set<String> hostKinds,
            Predicate<String> fuses,
            Predicate<Contraction> winograd,
            long mostKeptBytes) {
        return new LayerFusion(graph, precision, hostKinds, fuses, winograd, mostKeptBytes).fuse();
    }

    private LayerNetwork fuse() {
        graph.inputs().forEach(tensors::of);
        for (Node node : LayerOrder.of(graph)) {
            if (!node.isView() && !tails.absorbed(node)) {
                addLayers(node);
            }
        }
        if (layers.isEmpty()) {
            throw new NothingToRun(graph.name());
        }
        graph.outputs().stream()
                .distinct()
                .forEach(output -> tensors.copied(output).ifPresent(copy -> store(output, copy)));
        long bytes = graph.tensors().stream()
                .filter(tensor -> tensor.kind() == TensorKind.PARAMETER)
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
        List<Layer> all = new SharedReads(tensors, mostKeptBytes).once(layers);
        return new LayerNetwork(graph.name(), all, tensors.all(), bytes);
    }

    /** Writes what of an output only lies elsewhere, or less often, than the outside wants it. */
    private void store(Tensor output, List<Operand> parts) {
        MappedTensor whole = tensors.copy(output, parts);
        layers.add(Layer.onVector(
                layers.size(),
                output.name() + ".store",
                "store",
                parts,
                StoredParameters.NONE,
                Exact.ceilDiv(whole.bytes() * Byte.SIZE, whole.elementBits()),
                whole));
    }

    private void addLayers(Node node) {
        NodeSteps steps = NodeSteps.of(node);
        Tail tail = tails.of(node);
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
        layers.add(Layer.onVector(
                layers.size(),
                tensor.name(),
                node.kind(),
                List.of(),
                new StoredParameters(steps.parameters(node, product), 0, tensor.bytes()),
                0,
                tensor));
        return tensor;
    }

    private void addLayer(Node node, NodeSteps steps, int step, Tail tail, Map<Contraction, MappedTensor> kept) {
        boolean last = step == steps.count() - 1;
        NodeSteps.Step work = steps.step(step);
        MappedTensor output = last ? outputOf(node, tail) : tensors.between(node, step, work.outputElements());
        Optional<MappedTensor> weights = work.contraction().map(kept::get);
        List<Operand> activations = weights.map(tensor -> List.of(Operand.whole(tensor)))
                .orElseGet(() -> operands.weights(node, steps, step, layers));
        Optional<Contraction> stored = work.contraction().filter(product -> activations.isEmpty());
        List<Operand> inputs = operands.inputs(node, steps, step, layers);
        List<Operand> residuals = last ? tail.residuals() : List.of();
        boolean isProduct = work.contraction().isPresent();
        layers.add(new Layer(
                layers.size(),
                steps.count() == 1 ? node.name() : node.name() + "." + step,
                node.title(),
                unit(node, work),
                work.contraction(),
                isVectors(node)
                        && work.contraction()
                                .filter(product -> VectorProducts.contain(product, inputs, activations, output))
                                .isPresent(),
                work.contraction().filter(winograd).isPresent(),
                isProduct ? inputs : Operand.eachOnce(inputs, residuals),
                isProduct ? residuals : List.of(),
                activations,
                new StoredParameters(
                        work.contraction()
                                .map(product -> steps.parameters(node, product))
                                .orElseGet(() -> steps.parameters(node)),
                        stored.map(product -> parameters.weightBytes(node, steps, product))
                                .orElse(0L),
                        (step == 0 ? parameters.besideWeights(node, steps) : 0) + (last ? tail.parameterBytes() : 0)),
                activations.isEmpty()
                        ? work.contraction()
                                .map(product -> parameters.weightBits(node, steps, product))
                                .orElse(precision.bits())
                        : Operand.elementBits(activations),
                outputPasses(work) + work.vectorOperations() + (last ? tail.vectorOperations() : 0),
                output));
    }

    private MappedTensor outputOf(Node node, Tail tail) {
        return node.operator().aliasing() == Aliasing.UPDATE ? tensors.updated(node) : tensors.of(tail.output());
    }

    /** Each sum that leaves the array passes the vector unit once, to become an output of the run's precision. */
    private static long outputPasses(NodeSteps.Step work) {
        return work.contraction().isPresent() ? work.outputElements() : 0;
    }

    private Layer.Unit unit(Node node, NodeSteps.Step work) {
        if (work.contraction().isPresent()) {
            return Layer.Unit.ARRAY;
        }
        return isVectors(node) ? Layer.Unit.VECTOR : Layer.Unit.HOST;
    }

    /** Whether the vector unit can do a kind of operator. */
    private boolean isVectors(Node node) {
        return !hostKinds.contains(node.kind());
    }
}
