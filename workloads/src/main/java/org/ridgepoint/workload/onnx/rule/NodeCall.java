package org.ridgepoint.workload.onnx.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxTensor;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Fill;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Reshape;

/** A node with its inputs at hand, as the rules see it: settings to read, and a pen to write operators with. */
public final class NodeCall {
    private final OnnxNode node;
    private final List<Optional<Value>> inputs;
    private final Scope scope;
    private final GraphPen pen;

    public NodeCall(OnnxNode node, List<Optional<Value>> inputs, Scope scope, GraphPen pen) {
        this.node = node;
        this.inputs = inputs;
        this.scope = scope;
        this.pen = pen;
    }

    public OnnxNode node() {
        return node;
    }

    long opset() {
        return pen.opset();
    }

    int inputCount() {
        return inputs.size();
    }

    public Value input(int index) {
        return find(index).orElseThrow(() -> new OnnxException("input " + index + " is not given"));
    }

    public Optional<Value> find(int index) {
        return index < inputs.size() ? inputs.get(index) : Optional.empty();
    }

    /** All inputs that are given. */
    public List<Value> given() {
        return inputs.stream().flatMap(Optional::stream).toList();
    }

    /** The numbers of an input that must be known before the run. */
    long[] knownIntegers(int index) {
        Value value = input(index);
        return value.constant()
                .map(Constant::toIntegers)
                .orElseThrow(() -> new UnsupportedNodeException("its input " + index + " depends on data"));
    }

    /** Integers from an attribute (older operator sets) or from an input (newer ones). */
    Optional<long[]> wholesOrInput(String attribute, int index) {
        Optional<long[]> stated = wholes(attribute);
        return stated.isPresent() || find(index).isEmpty() ? stated : Optional.of(knownIntegers(index));
    }

    boolean outputWanted(int index) {
        return index < node.outputs().size()
                && scope.uses().count(node.outputs().get(index)) > 0;
    }

    void refuseOutput(int index, String what) {
        if (outputWanted(index)) {
            throw new UnsupportedNodeException("its output " + what + " is used");
        }
    }

    long whole(String name, long otherwise) {
        return node.attributes().get(name) instanceof OnnxAttribute.WholeNumber whole ? whole.value() : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return whole(name, otherwise ? 1 : 0) != 0;
    }

    String text(String name, String otherwise) {
        return node.attributes().get(name) instanceof OnnxAttribute.Text text ? text.value() : otherwise;
    }

    Optional<long[]> wholes(String name) {
        return node.attributes().get(name) instanceof OnnxAttribute.WholeNumbers wholes
                ? Optional.of(
                        wholes.values().stream().mapToLong(Long::longValue).toArray())
                : Optional.empty();
    }

    Optional<double[]> reals(String name) {
        return node.attributes().get(name) instanceof OnnxAttribute.Reals reals
                ? Optional.of(
                        reals.values().stream().mapToDouble(Float::doubleValue).toArray())
                : Optional.empty();
    }

    Optional<OnnxTensor> tensor(String name) {
        return node.attributes().get(name) instanceof OnnxAttribute.TensorValue tensor
                ? Optional.of(tensor.value())
                : Optional.empty();
    }

    /** Writes an operator with weights and returns its first output. */
    Value emit(Operator operator, ElementType type, List<Value> operands, List<Value> weights) {
        return emitAll(operator, type, operands, weights).get(0);
    }

    /** Writes an operator without weights and returns its first output. */
    Value emit(Operator operator, ElementType type, Value... operands) {
        return emit(operator, type, List.of(operands), List.of());
    }

    /** Writes an operator and returns all its outputs. */
    List<Value> emitAll(Operator operator, ElementType type, List<Value> operands, List<Value> weights) {
        return pen.write(label(), operator, type, operands, weights);
    }

    /** The same elements in the same order under other dimensions. */
    Value reshape(Value value, long... shape) {
        if (Arrays.equals(shape, value.shape())) {
            return value;
        }
        if (!value.isActive()) {
            return reshapeStored(value, shape);
        }
        return emit(new Reshape(TensorShape.of(shape)), value.type(), value);
    }

    private static Value reshapeStored(Value value, long... shape) {
        if (Dimensions.elements(shape) != value.elements()) {
            throw new OnnxException(
                    "shape " + Dimensions.text(value.shape()) + " does not reshape to " + Dimensions.text(shape));
        }
        Value reshaped = new Value(
                value.type(),
                value.storage(),
                shape,
                value.constant().map(numbers -> numbers.reshaped(shape)),
                Optional.empty(),
                value.origin());
        return value.part().isPresent() ? reshaped.cutFrom(value, new Reshape(TensorShape.of(shape))) : reshaped;
    }

    /** A stored tensor as an input of the graph's operators; an activation as it is. */
    Value asActive(Value value) {
        if (value.isActive()) {
            return value;
        }
        if (value.part().isPresent()) {
            Value.Cutout part = value.part().get();
            if (part.cut() instanceof Fill) {
                return emit(part.cut(), value.type());
            }
            return emit(part.cut(), value.type(), asActive(part.whole().seenAs(value.type())));
        }
        return emit(new Learned(value.tensorShape()), value.type(), List.of(), List.of(value));
    }

    /** If the node's output goes only into one other node, that node. */
    Optional<OnnxNode> onlyReader() {
        return node.outputs().isEmpty()
                ? Optional.empty()
                : scope.uses().onlyReader(node.outputs().get(0));
    }

    /** The value behind a name that another node reads, if it is there already. */
    Optional<Value> lookUp(String name) {
        return scope.find(name);
    }

    /** Says that what this node returns is also what a later node makes, which is then not run. */
    void absorb(OnnxNode later, Value value) {
        scope.absorb(later.outputs().get(0), value);
    }

    /** True where the node before made this value for this node alone, so that a change of format is part of that step. */
    boolean madeForThisAlone(int index) {
        return scope.uses().count(node.inputs().get(index)) == 1
                && input(index).tensor().map(pen::isMade).orElse(false);
    }

    /** The value with its bytes in another format, made so by the step before. */
    Value storedAs(Value value, ElementType storage) {
        return pen.storedAs(value, storage);
    }

    /** True for types whose tensors take the precision of the run. */
    boolean followsRun(ElementType type) {
        return pen.followsRun(type);
    }

    void note(String text) {
        pen.note(text);
    }

    /** A name for what this node stores, unlike all others. */
    String origin() {
        return scope.prefix()
                + (node.outputs().isEmpty() ? node.name() : node.outputs().get(0));
    }

    /** Its name among the steps of the graph. */
    public String label() {
        String name = node.name().isEmpty() ? node.operator().toLowerCase(Locale.ROOT) : node.name();
        return scope.prefix() + name;
    }
}
