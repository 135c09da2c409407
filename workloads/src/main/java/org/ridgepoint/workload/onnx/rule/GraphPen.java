package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/**
 * Writes operators into the graph, making parameters of stored tensors as they are needed. Operators on stored tensors
 * alone are not written: whoever prepares the weights does them once.
 */
public final class GraphPen {
    static final int MOST_STEPS = 150_000;
    private static final int LONGEST_NAME = 160;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final GraphBuilder builder;
    private final Formats formats;
    private final long opset;
    private final Map<List<Object>, Tensor> parameters = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Integer> computed = new HashSet<>();
    private int steps;
    private int storedTensors;

    public GraphPen(String graphName, Formats formats, long opset) {
        this.builder = new GraphBuilder(graphName);
        this.formats = formats;
        this.opset = opset;
    }

    public GraphBuilder builder() {
        return builder;
    }

    long opset() {
        return opset;
    }

    boolean followsRun(ElementType type) {
        return formats.fixed(type).isEmpty();
    }

    public void note(String text) {
        notes.add(text);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public Value input(String name, ElementType type, long[] shape) {
        Tensor tensor = builder.input(shortened(name), TensorShape.of(shape), formats.fixed(type));
        return Value.active(type, type, tensor);
    }

    List<Value> write(String label, Operator operator, ElementType type, List<Value> operands, List<Value> weights) {
        countStep();
        List<TensorShape> shapes = operands.stream().map(Value::tensorShape).toList();
        List<TensorShape> made = operator.outputs(shapes);
        made.forEach(shape -> Dimensions.elements(shape.dimensions()));
        if (!operands.isEmpty() && operands.stream().noneMatch(Value::isActive)) {
            return stored(label, operator, type, operands, made);
        }
        List<TensorShape> needed = operator.parameters(shapes);
        List<Tensor> stored = parameters(weights, needed);
        List<Tensor> inputs = new ArrayList<>();
        for (Value operand : operands) {
            inputs.add(operand.tensor().orElseThrow(() -> new OnnxException("a stored tensor where data belongs")));
        }
        Node node = builder.node(name(label), operator, inputs, stored);
        ElementType storage = storage(node, type, operator instanceof Learned ? weights : operands);
        return node.outputs().stream()
                .map(output -> made(node, type, storage, output))
                .toList();
    }

    private static ElementType storage(Node node, ElementType type, List<Value> from) {
        boolean moved = keepsBytes(node) && !from.isEmpty() && from.get(0).type() == type;
        return moved ? from.get(0).storage() : type;
    }

    /** True where an operator moves its input's elements without looking at them. */
    private static boolean keepsBytes(Node node) {
        Operator operator = node.operator();
        boolean picks = operator instanceof Pool pool && pool.reduction() == VectorKind.MAXIMUM;
        return node.isView() || picks || operator instanceof Transpose || operator instanceof Pad;
    }

    private void countStep() {
        if (++steps > MOST_STEPS) {
            throw new OnnxException("the model comes to more than " + MOST_STEPS + " steps");
        }
    }

    private List<Value> stored(
            String label, Operator operator, ElementType type, List<Value> operands, List<TensorShape> made) {
        Value first = operands.get(0);
        boolean sameNumbers = operator instanceof Reshape || operator instanceof Transpose;
        List<Value> values = new ArrayList<>();
        for (TensorShape shape : made) {
            String origin = sameNumbers ? first.origin() : label + "#" + ++storedTensors;
            ElementType storage = sameNumbers ? first.storage() : type;
            Value value = new Value(type, storage, shape.dimensions(), Optional.empty(), Optional.empty(), origin);
            values.add(
                    operator instanceof Slice || operator instanceof Expand ? value.cutFrom(first, operator) : value);
        }
        return values;
    }

    private Value made(Node node, ElementType type, ElementType storage, Tensor output) {
        if (!node.isView()) {
            computed.add(output.id());
        }
        Optional<Precision> fixed = formats.fixed(storage);
        return Value.active(
                type, storage, fixed.map(p -> builder.fixPrecision(output, p)).orElse(output));
    }

    private List<Tensor> parameters(List<Value> weights, List<TensorShape> needed) {
        if (weights.size() != needed.size()) {
            throw new OnnxException("it has " + weights.size() + " stored tensors where " + needed.size() + " belong");
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int index = 0; index < needed.size(); index++) {
            tensors.add(parameter(weights.get(index), needed.get(index)));
        }
        return tensors;
    }

    /** Two nodes that use one stored tensor in one shape share it. */
    private Tensor parameter(Value weight, TensorShape shape) {
        if (weight.elements() != shape.elements()) {
            throw new OnnxException(
                    "a stored tensor of shape " + Dimensions.text(weight.shape()) + " where " + shape + " belongs");
        }
        return parameters.computeIfAbsent(List.of(weight.origin(), shape), key -> newParameter(weight, shape));
    }

    private Tensor newParameter(Value weight, TensorShape shape) {
        formats.count(weight.storage(), shape.elements());
        Tensor parameter = builder.parameter(shortened(weight.origin()), shape);
        return formats.fixed(weight.storage())
                .map(precision -> builder.fixPrecision(parameter, precision))
                .orElse(parameter);
    }

    /** True for what a step of the graph made and wrote to memory of its own, so that its format can still be chosen. */
    boolean isMade(Tensor tensor) {
        return computed.contains(tensor.id());
    }

    Value storedAs(Value value, ElementType storage) {
        Precision precision = formats.stated(storage);
        Tensor tensor = builder.fixPrecision(value.tensor().orElseThrow(), precision);
        return new Value(storage, storage, value.shape(), Optional.empty(), Optional.of(tensor), "");
    }

    private String name(String label) {
        String stem = shortened(label);
        String name = stem;
        while (!names.add(name)) {
            name = stem + "." + numbers.merge(stem, 1, Integer::sum);
        }
        return name;
    }

    /** A name of the file as messages and reports show it: of bounded length, without what a terminal obeys. */
    public static String shortened(String name) {
        String clean = CONTROL.matcher(name).replaceAll("?");
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME) + "...";
    }
}
