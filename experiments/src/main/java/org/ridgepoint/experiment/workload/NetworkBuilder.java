package org.ridgepoint.experiment.workload;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.work.VectorKind;

/** Builds the graph that a {@link NetworkFile} describes; whatever no layer reads is an output. */
final class NetworkBuilder {
    private static final String INPUT = "input";

    private final GraphBuilder graph;
    private final Map<String, Tensor> byName = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private String previous = INPUT;

    private NetworkBuilder(String name) {
        graph = new GraphBuilder(name);
    }

    /** The graph, or one line why it cannot be. */
    static Graph build(String name, NetworkFile file, int batch) {
        NetworkBuilder builder = new NetworkBuilder(name);
        long[] dimensions = LongStream.concat(
                        LongStream.of(batch), file.input().stream().mapToLong(Integer::longValue))
                .toArray();
        builder.byName.put(INPUT, builder.graph.input(INPUT, TensorShape.of(dimensions)));
        file.layers().forEach(builder::add);
        return builder.finish();
    }

    private void add(NetworkLayer layer) {
        String name =
                layer.name().orElseGet(() -> graph.nextName(layer.operator().label()));
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("two layers are called \"" + name + "\"");
        }
        List<Tensor> inputs = layer.inputs().orElse(List.of(previous)).stream()
                .map(input -> tensor(input, name))
                .toList();
        Tensor made = graph.node(name, operator(layer, name, inputs), inputs).output();
        Optional<VectorKind> function =
                layer.operator() == NetworkLayer.Kind.ACTIVATION ? Optional.empty() : layer.activation();
        byName.put(name, function.isPresent() ? activated(name, function.get(), made) : made);
        previous = name;
    }

    private Tensor activated(String name, VectorKind function, Tensor made) {
        return graph.node(name + "." + function.label(), new Activation(function), List.of(made))
                .output();
    }

    private Tensor tensor(String name, String reader) {
        read.add(name);
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("layer " + reader + " reads \"" + name
                    + "\", which no layer above it is called" + Nearest.hint(name, byName.keySet()));
        }
        return tensor;
    }

    private static Operator operator(NetworkLayer layer, String name, List<Tensor> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("layer " + name + " reads nothing");
        }
        TensorShape shape = inputs.get(0).shape();
        return switch (layer.operator()) {
            case CONV ->
                new Convolution(
                        layer.filters().orElseThrow(),
                        window(layer, 1),
                        layer.groups().orElse(1),
                        layer.bias().orElse(true));
            case DEPTHWISE -> depthwise(layer, shape);
            case LINEAR -> new Linear(layer.width().orElseThrow(), layer.bias().orElse(true));
            case MAX_POOL ->
                new Pool(VectorKind.MAXIMUM, window(layer, layer.kernel().orElseThrow()));
            case AVERAGE_POOL ->
                new Pool(VectorKind.ADD, window(layer, layer.kernel().orElseThrow()));
            case GLOBAL_POOL -> new Reduce(VectorKind.ADD, List.of(2, 3), false);
            case ADD -> new Elementwise(VectorKind.ADD);
            case MULTIPLY -> new Elementwise(VectorKind.MULTIPLY);
            case MATMUL -> new MatMul(false);
            case SOFTMAX -> new Softmax(-1);
            case CONCAT -> new Concat(1);
            case UPSAMPLE -> upsample(layer, shape);
            case FLATTEN -> new Reshape(TensorShape.of(shape.dimension(0), shape.elements() / shape.dimension(0)));
            case ACTIVATION -> new Activation(layer.activation().orElseThrow());
        };
    }

    private static Operator depthwise(NetworkLayer layer, TensorShape shape) {
        int channels = Math.toIntExact(shape.dimension(1));
        return new Convolution(channels, window(layer, 1), channels, true);
    }

    private static Operator upsample(NetworkLayer layer, TensorShape shape) {
        int factor = layer.factor().orElseThrow();
        return new Resize(List.of(shape.dimension(2) * factor, shape.dimension(3) * factor), false);
    }

    private static Window window(NetworkLayer layer, int usualStride) {
        return Window.square(
                layer.kernel().orElseThrow(),
                layer.stride().orElse(usualStride),
                layer.pad().orElse(0));
    }

    private Graph finish() {
        byName.forEach((name, tensor) -> {
            if (!read.contains(name) && !name.equals(INPUT)) {
                graph.output(tensor);
            }
        });
        return graph.build();
    }
}
