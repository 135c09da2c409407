package org.ridgepoint.workload.onnx.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.Extremes;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.work.VectorKind;

/**
 * Changes of format in quantised models. A step that is followed by its own quantisation writes quantised numbers, and one
 * that reads dequantised numbers reads them quantised: such pairs cost nothing. The others are steps of their own.
 *
 * <p>Not modelled: the correction of products for zero points, which is a sum per row of the input.
 */
public final class QuantisedRules {
    private static final Set<ElementType> BYTES = Set.of(ElementType.INT8, ElementType.UINT8);

    private QuantisedRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "QuantizeLinear", call -> List.of(quantised(call)),
                "DequantizeLinear", call -> List.of(dequantised(call)),
                "DynamicQuantizeLinear", QuantisedRules::measured,
                "com.microsoft.QuantizeLinear", call -> List.of(quantised(call)),
                "com.microsoft.DequantizeLinear", call -> List.of(dequantised(call)),
                "com.microsoft.QLinearAdd", call -> List.of(combined(call, VectorKind.ADD)),
                "com.microsoft.QLinearMul", call -> List.of(combined(call, VectorKind.MULTIPLY)),
                "com.microsoft.QLinearConcat", call -> List.of(joined(call)),
                "com.microsoft.QLinearSoftmax", call -> List.of(softmax(call)));
    }

    private static Value quantised(NodeCall call) {
        Value input = call.input(0);
        ElementType type = call.find(2).map(Value::type).orElse(ElementType.UINT8);
        if (!input.isActive()) {
            return Value.stored(type, input.shape(), input.origin());
        }
        if (BYTES.contains(input.storage()) && BYTES.contains(type)) {
            return new Value(type, input.storage(), input.shape(), input.constant(), input.tensor(), "");
        }
        if (call.madeForThisAlone(0)) {
            return call.storedAs(input, type);
        }
        return call.emit(new Cast(VectorKind.QUANTISE, precision(type)), type, input);
    }

    private static Value dequantised(NodeCall call) {
        Value input = call.input(0);
        ElementType type = call.find(1).map(Value::type).orElse(ElementType.FLOAT);
        if (!input.isActive() || BYTES.contains(input.storage())) {
            return input.seenAs(type);
        }
        return call.emit(new Cast(VectorKind.DEQUANTISE, precision(type)), type, input);
    }

    /** A value that leaves the model in the format that the model says. */
    public static Value inOwnFormat(Value value, GraphPen pen) {
        if (value.type() == value.storage() || pen.followsRun(value.type()) == pen.followsRun(value.storage())) {
            return value;
        }
        Cast cast = new Cast(VectorKind.DEQUANTISE, precision(value.type()));
        return pen.write("output", cast, value.type(), List.of(value), List.of())
                .get(0);
    }

    /** Both extremes over the whole tensor in one pass, which give scale and zero point, then the tensor itself. */
    static List<Value> measured(NodeCall call) {
        Value input = call.input(0);
        List<Value> range = call.emitAll(new Extremes(), ElementType.FLOAT, List.of(input), List.of());
        Value scale = range.get(0);
        Value zero = scale.isActive()
                ? call.storedAs(range.get(1), ElementType.UINT8)
                : range.get(1).seenAs(ElementType.UINT8);
        Cast quantise = new Cast(VectorKind.QUANTISE, precision(ElementType.UINT8));
        return List.of(call.emit(quantise, ElementType.UINT8, input, scale, zero), scale, zero);
    }

    private static Precision precision(ElementType type) {
        return type.precision().orElseThrow(() -> new UnsupportedNodeException("it works on " + type));
    }

    /** Inputs are A, its scale and zero point, B, its scale and zero point. */
    private static Value combined(NodeCall call, VectorKind function) {
        return ElementRules.combine(call, function, call.input(0).type(), List.of(call.input(0), call.input(3)));
    }

    /** Inputs are the output's scale and zero point, then each part with its own. */
    private static Value joined(NodeCall call) {
        List<Value> parts = IntStream.iterate(2, at -> at < call.inputCount(), at -> at + 3)
                .mapToObj(call::input)
                .map(call::asActive)
                .toList();
        if (parts.isEmpty()) {
            throw new OnnxException("it joins nothing");
        }
        int axis = Dimensions.axis(call.whole("axis", 0), parts.get(0).rank());
        return call.emit(new Concat(axis), parts.get(0).type(), parts, List.of());
    }

    private static Value softmax(NodeCall call) {
        Value input = call.input(0);
        return call.emit(new Softmax(Math.toIntExact(call.whole("axis", -1))), input.type(), input);
    }
}
