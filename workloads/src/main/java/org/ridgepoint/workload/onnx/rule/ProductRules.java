package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Transpose;

/** Matrix products: of an activation with stored weights, or of two activations. */
final class ProductRules {
    private ProductRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "MatMul",
                ProductRules::matMul,
                "com.microsoft.MatMulIntegerToFloat",
                call -> List.of(rescaled(call, call.input(0), call.find(6))),
                "com.microsoft.DynamicQuantizeMatMul",
                call -> List.of(rescaled(call, QuantisedRules.measured(call).get(0), call.find(4))),
                "MatMulInteger",
                call -> List.of(product(call, call.input(0), call.input(1), ElementType.INT32)),
                "QLinearMatMul",
                call -> List.of(product(
                        call, call.input(0), call.input(3), call.input(7).type())),
                "Gemm",
                call -> gemm(
                        call,
                        call.input(0),
                        call.input(1),
                        call.find(2),
                        call.input(0).type()),
                "com.microsoft.QGemm",
                call -> gemm(
                        call,
                        call.input(0),
                        call.input(3),
                        call.find(6),
                        call.input(0).type()),
                "com.microsoft.FusedGemm",
                ProductRules::fusedGemm,
                "com.microsoft.FusedMatMul",
                ProductRules::fusedMatMul,
                "com.microsoft.MatMulNBits",
                ProductRules::narrowWeights);
    }

    private static List<Value> matMul(NodeCall call) {
        Value a = call.input(0);
        Value b = call.input(1);
        boolean weighted = a.isActive() && !b.isActive() && b.rank() == 2;
        Optional<OnnxNode> sum =
                weighted ? call.onlyReader().filter(reader -> reader.operator().equals("Add")) : Optional.empty();
        Optional<Value> bias = sum.flatMap(reader -> biasOf(call, reader, b.dimension(1)));
        if (bias.isEmpty()) {
            return List.of(product(call, a, b, a.type()));
        }
        Value made = linear(call, a, b, b.dimension(1), bias, a.type());
        call.absorb(sum.orElseThrow(), made);
        return List.of(made);
    }

    /** The stored vector that a following sum adds to each row. */
    private static Optional<Value> biasOf(NodeCall call, OnnxNode sum, long width) {
        if (!sum.domain().isEmpty() || sum.inputs().size() != 2 || sum.outputs().size() != 1) {
            return Optional.empty();
        }
        boolean first = sum.inputs().get(0).equals(call.node().outputs().get(0));
        return call.lookUp(sum.inputs().get(first ? 1 : 0)).filter(other -> isRow(other, width));
    }

    private static boolean isRow(Value value, long width) {
        return !value.isActive()
                && value.rank() >= 1
                && value.dimension(-1) == width
                && value.elements() == width
                && value.rank() <= 2;
    }

    /** A product whose shapes another operator has brought in order. */
    static Value product(NodeCall call, Value a, Value b) {
        return product(call, a, b, a.type());
    }

    /** Any matrix product by ONNX's rules, which are numpy's. */
    private static Value product(NodeCall call, Value a, Value b, ElementType type) {
        if (a.rank() == 0 || b.rank() == 0) {
            throw new OnnxException("a product takes no scalars");
        }
        if (b.rank() == 1) {
            Value column = product(call, a, call.reshape(b, b.dimension(0), 1), type);
            return call.reshape(column, Arrays.copyOf(column.shape(), column.rank() - 1));
        }
        if (!b.isActive() && b.rank() == 2 && a.isActive()) {
            return linear(call, a, b, b.dimension(1), Optional.empty(), type);
        }
        if (a.rank() == 1) {
            Value row = product(call, call.reshape(a, 1, a.dimension(0)), b, type);
            long[] shape = Arrays.copyOf(row.shape(), row.rank() - 1);
            shape[shape.length - 1] = row.dimension(-1);
            return call.reshape(row, shape);
        }
        return activeProduct(call, a, b, type);
    }

    private static Value activeProduct(NodeCall call, Value a, Value b, ElementType type) {
        if (!a.isActive() && !b.isActive()) {
            return call.emit(new MatMul(false), type, a, b);
        }
        return call.emit(new MatMul(false), type, call.asActive(a), call.asActive(b));
    }

    /** An activation times a stored matrix; {@code width} is its side that is not the reduction. */
    private static Value linear(
            NodeCall call, Value input, Value weights, long width, Optional<Value> bias, ElementType type) {
        if (input.rank() == 0 || weights.elements() != Math.multiplyExact(width, input.dimension(-1))) {
            throw new OnnxException(input.text() + " and " + weights.text() + " do not multiply");
        }
        List<Value> stored = bias.map(row -> List.of(weights, row)).orElse(List.of(weights));
        return call.emit(new Linear(width, bias.isPresent()), type, List.of(input), stored);
    }

    private static List<Value> gemm(NodeCall call, Value a, Value b, Optional<Value> c, ElementType type) {
        if (a.rank() != 2 || b.rank() != 2) {
            throw new OnnxException("it takes two matrices, has " + a.text() + " and " + b.text());
        }
        Value left = call.flag("transA", false) ? swapped(call, a) : a;
        boolean transposeB = call.flag("transB", false);
        if (!left.isActive() || b.isActive()) {
            Value right = transposeB ? swapped(call, b) : b;
            Value made = product(call, left, right, type);
            return List.of(c.isPresent() ? ElementRules.add(call, made, c.get()) : made);
        }
        long width = b.dimension(transposeB ? 0 : 1);
        boolean asBias = c.isPresent() && isRow(c.get(), width);
        Value made = linear(call, left, b, width, asBias ? c : Optional.empty(), type);
        return List.of(c.isPresent() && !asBias ? ElementRules.add(call, made, c.get()) : made);
    }

    private static List<Value> fusedGemm(NodeCall call) {
        Value made = gemm(
                        call,
                        call.input(0),
                        call.input(1),
                        call.find(2),
                        call.input(0).type())
                .get(0);
        return List.of(ElementRules.named(call, call.text("activation", ""), made));
    }

    private static List<Value> fusedMatMul(NodeCall call) {
        Value a = call.flag("transA", false) ? swapped(call, call.input(0)) : call.input(0);
        Value b = call.input(1);
        boolean transposeB = call.flag("transB", false);
        if (transposeB && a.isActive() && b.isActive()) {
            return List.of(call.emit(new MatMul(true), a.type(), a, b));
        }
        return List.of(product(call, a, transposeB ? swapped(call, b) : b, a.type()));
    }

    /** A product of integers whose results are real numbers again. */
    private static Value rescaled(NodeCall call, Value input, Optional<Value> bias) {
        Value weights = call.input(1);
        if (bias.isPresent() && !weights.isActive() && weights.rank() == 2 && isRow(bias.get(), weights.dimension(1))) {
            return linear(call, input, weights, weights.dimension(1), bias, ElementType.FLOAT);
        }
        Value made = product(call, input, weights, ElementType.FLOAT);
        return bias.isPresent() ? ElementRules.add(call, made, bias.get()) : made;
    }

    /** The last two axes exchanged. */
    private static Value swapped(NodeCall call, Value value) {
        int rank = value.rank();
        if (rank < 2) {
            throw new OnnxException(value.text() + " is no matrix");
        }
        List<Integer> order = IntStream.range(0, rank)
                .mapToObj(axis -> axis < rank - 2 ? axis : 2 * rank - 3 - axis)
                .toList();
        return call.emit(new Transpose(order), value.type(), value);
    }

    /** Weights of 2 to 8 bits in blocks, dequantised on their way into the product with a scale and a zero point of each. */
    private static List<Value> narrowWeights(NodeCall call) {
        long bits = call.whole("bits", 4);
        ElementType narrow = bits == 2 ? ElementType.UINT2 : bits == 4 ? ElementType.UINT4 : ElementType.UINT8;
        if (bits != narrow.bits()) {
            throw new UnsupportedNodeException("its weights have " + bits + " bits");
        }
        long[] shape = {call.whole("N", 0), call.whole("K", 0)};
        Value weights = Value.stored(narrow, shape, call.input(1).origin());
        List<Value> scales = IntStream.of(2, 3)
                .mapToObj(call::find)
                .flatMap(Optional::stream)
                .filter(value -> !value.isActive())
                .toList();
        List<TensorShape> shapes = scales.stream().map(Value::tensorShape).toList();
        List<Value> stored = new ArrayList<>(List.of(weights));
        stored.addAll(scales);
        Linear product = new Linear(shape[0], false, shapes);
        return List.of(call.emit(product, call.input(0).type(), List.of(call.input(0)), stored));
    }
}
