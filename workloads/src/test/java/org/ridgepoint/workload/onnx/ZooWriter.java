package org.ridgepoint.workload.onnx;

import static org.ridgepoint.workload.onnx.OnnxFile.real;
import static org.ridgepoint.workload.onnx.OnnxFile.text;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.OnnxFile.wholes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.op.move.Identity;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/** Writes a graph of the zoo as an ONNX file, as an exporter would: what the importer must find again. */
final class ZooWriter {
    private static final Map<VectorKind, String> FUNCTIONS = Map.ofEntries(
            Map.entry(VectorKind.RELU, "Relu"),
            Map.entry(VectorKind.LEAKY_RELU, "LeakyRelu"),
            Map.entry(VectorKind.CLIP, "Clip"),
            Map.entry(VectorKind.SIGMOID, "Sigmoid"),
            Map.entry(VectorKind.TANH, "Tanh"),
            Map.entry(VectorKind.GELU, "Gelu"),
            Map.entry(VectorKind.HARD_SIGMOID, "HardSigmoid"),
            Map.entry(VectorKind.HARD_SWISH, "HardSwish"),
            Map.entry(VectorKind.SILU, "Swish"),
            Map.entry(VectorKind.MISH, "Mish"),
            Map.entry(VectorKind.ADD, "Add"),
            Map.entry(VectorKind.SUBTRACT, "Sub"),
            Map.entry(VectorKind.MULTIPLY, "Mul"),
            Map.entry(VectorKind.DIVIDE, "Div"));

    private final Map<Class<?>, Row> rows = new LinkedHashMap<>();
    private final OnnxFile file = OnnxFile.model().opset(20);
    private final Set<String> weights = new HashSet<>();

    private ZooWriter() {
        row(Convolution.class, this::convolution);
        row(Linear.class, this::linear);
        row(MatMul.class, (op, node) -> product(op, node));
        row(Attention.class, (op, node) -> attention(node));
        row(BatchNormalisation.class, (op, node) -> batchNorm(node));
        row(Normalisation.class, (op, node) -> write("LayerNormalization", node));
        row(Activation.class, (op, node) -> write(function(op.function()), node));
        row(Elementwise.class, (op, node) -> write(function(op.function()), node));
        row(Softmax.class, (op, node) -> write("Softmax", node, whole("axis", op.axis())));
        row(Pool.class, this::pool);
        row(Reduce.class, this::reduce);
        row(Reshape.class, (op, node) -> shaped("Reshape", node, op.shape().dimensions()));
        row(Expand.class, (op, node) -> shaped("Expand", node, op.shape().dimensions()));
        row(Transpose.class, (op, node) -> write("Transpose", node, wholes("perm", op.order())));
        row(Concat.class, (op, node) -> write("Concat", node, whole("axis", op.axis())));
        row(Split.class, this::split);
        row(Slice.class, this::slice);
        row(Resize.class, this::resize);
        row(Embedding.class, (op, node) -> node("Gather", List.of(weight(node, 0), input(node, 0)), node));
        row(Learned.class, (op, node) -> node("Identity", List.of(weight(node, 0)), node));
        row(Identity.class, (op, node) -> write("Identity", node));
    }

    /** One operator's way to be written. */
    private interface Row {
        void write(Operator operator, Node node);
    }

    /** One operator's way to be written, in its own type. */
    private interface TypedRow<O> {
        void write(O operator, Node node);
    }

    private <O extends Operator> void row(Class<O> type, TypedRow<O> row) {
        rows.put(type, (operator, node) -> row.write(type.cast(operator), node));
    }

    static OnnxFile write(Graph graph) {
        return new ZooWriter().file(graph);
    }

    private OnnxFile file(Graph graph) {
        for (Tensor input : graph.inputs()) {
            ElementType type = input.fixedPrecision().isPresent() ? ElementType.INT64 : ElementType.FLOAT;
            Object[] dimensions = IntStream.range(0, input.shape().rank())
                    .mapToObj(axis -> (Object) input.shape().dimension(axis))
                    .toArray();
            file.input(name(input), type, dimensions);
        }
        for (Node node : graph.nodes()) {
            Row row = rows.get(node.operator().getClass());
            if (row == null) {
                throw new IllegalArgumentException("no way to write " + node.kind());
            }
            row.write(node.operator(), node);
        }
        graph.outputs().forEach(output -> file.output(name(output)));
        return file;
    }

    private static String function(VectorKind kind) {
        String function = FUNCTIONS.get(kind);
        if (function == null) {
            throw new IllegalArgumentException("no way to write " + kind);
        }
        return function;
    }

    private static String name(Tensor tensor) {
        return "t" + tensor.id();
    }

    private static String input(Node node, int index) {
        return name(node.inputs().get(index));
    }

    private String weight(Node node, int index) {
        Tensor weight = node.parameters().get(index);
        if (weights.add(name(weight))) {
            file.weights(name(weight), weight.shape().dimensions());
        }
        return name(weight);
    }

    private void node(String operator, List<String> inputs, Node node, Message... attributes) {
        file.node(operator, inputs, node.outputs().stream().map(ZooWriter::name).toList(), attributes);
    }

    /** Inputs, then weights, as most operators have them. */
    private void write(String operator, Node node, Message... attributes) {
        List<String> inputs =
                new ArrayList<>(node.inputs().stream().map(ZooWriter::name).toList());
        IntStream.range(0, node.parameters().size()).forEach(index -> inputs.add(weight(node, index)));
        node(operator, inputs, node, attributes);
    }

    private void shaped(String operator, Node node, long... numbers) {
        String constant = name(node.output()) + ".c";
        file.constant(constant, numbers);
        node(operator, List.of(input(node, 0), constant), node);
    }

    private static Message[] window(Window window, Message... more) {
        List<Integer> pads = Stream.concat(window.padBefore().stream(), window.padAfter().stream())
                .toList();
        return Stream.concat(
                        Stream.of(
                                wholes("kernel_shape", window.kernel()),
                                wholes("strides", window.stride()),
                                wholes("pads", pads),
                                wholes("dilations", window.dilation())),
                        Stream.of(more))
                .toArray(Message[]::new);
    }

    private void convolution(Convolution op, Node node) {
        write("Conv", node, window(op.window(), whole("group", op.groups())));
    }

    private void pool(Pool op, Node node) {
        write(op.reduction() == VectorKind.MAXIMUM ? "MaxPool" : "AveragePool", node, window(op.window()));
    }

    /** Weights lie as a framework keeps them, width first, and are transposed on the way; the bias is a sum of its own. */
    private void linear(Linear op, Node node) {
        String out = name(node.output());
        file.node("Transpose", List.of(weight(node, 0)), List.of(out + ".w"), wholes("perm", 1, 0));
        String product = op.bias() ? out + ".p" : out;
        file.node("MatMul", List.of(input(node, 0), out + ".w"), List.of(product));
        if (op.bias()) {
            file.node("Add", List.of(weight(node, 1), product), List.of(out));
        }
    }

    private void product(MatMul op, Node node) {
        int rank = node.inputs().get(1).shape().rank();
        String second = op.transposeSecond() ? turned(input(node, 1), rank) : input(node, 1);
        node("MatMul", List.of(input(node, 0), second), node);
    }

    private String turned(String matrix, int rank) {
        long[] order = IntStream.range(0, rank)
                .mapToLong(axis -> axis < rank - 2 ? axis : 2L * rank - 3 - axis)
                .toArray();
        file.node("Transpose", List.of(matrix), List.of(matrix + ".t"), wholes("perm", order));
        return matrix + ".t";
    }

    private void attention(Node node) {
        String out = name(node.output());
        file.node("MatMul", List.of(input(node, 0), turned(input(node, 1), 4)), List.of(out + ".s"));
        file.node("Softmax", List.of(out + ".s"), List.of(out + ".a"), whole("axis", -1));
        node("MatMul", List.of(out + ".a", input(node, 2)), node);
    }

    private void batchNorm(Node node) {
        String scale = weight(node, 0);
        String shift = weight(node, 1);
        node("BatchNormalization", List.of(input(node, 0), scale, shift, shift, scale), node, real("epsilon", 1e-5f));
    }

    private void reduce(Reduce op, Node node) {
        String constant = name(node.output()) + ".c";
        file.constant(constant, op.axes().stream().mapToLong(Integer::longValue).toArray());
        String operator = op.reduction() == VectorKind.MAXIMUM ? "ReduceMax" : "ReduceMean";
        node(operator, List.of(input(node, 0), constant), node, whole("keepdims", op.keepAxes() ? 1 : 0));
    }

    private void split(Split op, Node node) {
        String constant = name(node.output()) + ".c";
        file.constant(constant, op.sizes().stream().mapToLong(Long::longValue).toArray());
        node("Split", List.of(input(node, 0), constant), node, whole("axis", op.axis()));
    }

    private void slice(Slice op, Node node) {
        String stem = name(node.output());
        file.constant(stem + ".from", op.start());
        file.constant(stem + ".to", op.end());
        file.constant(stem + ".axis", op.axis());
        file.constant(stem + ".step", op.step());
        node("Slice", List.of(input(node, 0), stem + ".from", stem + ".to", stem + ".axis", stem + ".step"), node);
    }

    private void resize(Resize op, Node node) {
        String constant = name(node.output()) + ".c";
        file.constant(constant, node.output().shape().dimensions());
        String mode = op.linear() ? "linear" : "nearest";
        node("Resize", List.of(input(node, 0), "", "", constant), node, text("mode", mode));
    }
}
