package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.work.VectorKind;

/** Functions of one element, and combinations of elements at the same place. */
final class ElementRules {
    private static final Map<String, VectorKind> FUNCTIONS = functions();
    private static final Map<String, VectorKind> COMBINATIONS = combinations();
    private static final Set<String> COMPARISONS =
            Set.of("Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual", "And", "Or", "Xor");
    private static final Set<String> QUESTIONS = Set.of("Not", "IsNaN", "IsInf");

    private ElementRules() {}

    static Map<String, Rule> rows() {
        Map<String, Rule> rows = new TreeMap<>();
        FUNCTIONS.forEach((operator, function) -> rows.put(operator, call -> function(call, function)));
        COMBINATIONS.forEach((operator, function) -> rows.put(operator, call -> combination(call, function)));
        rows.put("PRelu", ElementRules::learnedSlope);
        rows.put("Where", ElementRules::select);
        rows.put("Cast", call -> cast(call, target(call, "to")));
        rows.put("CastLike", call -> cast(call, call.input(1).type()));
        rows.put("com.microsoft.BiasGelu", call -> biased(call, VectorKind.GELU));
        return rows;
    }

    private static Map<String, VectorKind> functions() {
        Map<String, VectorKind> rows = new TreeMap<>();
        put(rows, VectorKind.RELU, "Relu");
        put(rows, VectorKind.LEAKY_RELU, "LeakyRelu", "com.microsoft.QLinearLeakyRelu");
        put(rows, VectorKind.CLIP, "Clip", "ThresholdedRelu", "Shrink");
        put(rows, VectorKind.EXPONENTIAL, "Exp");
        put(rows, VectorKind.LOGARITHM, "Log");
        put(rows, VectorKind.SQUARE_ROOT, "Sqrt");
        put(rows, VectorKind.RECIPROCAL, "Reciprocal");
        put(rows, VectorKind.SIGMOID, "Sigmoid", "com.microsoft.QLinearSigmoid");
        put(rows, VectorKind.TANH, "Tanh");
        put(rows, VectorKind.SOFTPLUS, "Softplus", "Softsign");
        put(rows, VectorKind.ERROR_FUNCTION, "Erf");
        put(
                rows,
                VectorKind.SINE,
                "Sin",
                "Cos",
                "Tan",
                "Asin",
                "Acos",
                "Atan",
                "Sinh",
                "Cosh",
                "Asinh",
                "Acosh",
                "Atanh");
        put(rows, VectorKind.HARD_SIGMOID, "HardSigmoid");
        put(rows, VectorKind.ELU, "Elu", "Selu", "Celu");
        put(rows, VectorKind.GELU, "Gelu", "com.microsoft.Gelu", "com.microsoft.FastGelu", "com.microsoft.QuickGelu");
        put(rows, VectorKind.SILU, "Swish");
        put(rows, VectorKind.MISH, "Mish");
        put(rows, VectorKind.HARD_SWISH, "HardSwish");
        put(rows, VectorKind.ABSOLUTE, "Abs");
        put(rows, VectorKind.NEGATE, "Neg");
        put(rows, VectorKind.ROUND, "Floor", "Ceil", "Round");
        put(rows, VectorKind.COMPARE, "Sign", "Not", "BitwiseNot", "IsNaN", "IsInf", "Trilu");
        put(rows, VectorKind.ADD, "CumSum");
        put(rows, VectorKind.MULTIPLY, "CumProd");
        return rows;
    }

    private static Map<String, VectorKind> combinations() {
        Map<String, VectorKind> rows = new TreeMap<>();
        put(rows, VectorKind.ADD, "Add", "Sum", "Mean");
        put(rows, VectorKind.SUBTRACT, "Sub");
        put(rows, VectorKind.MULTIPLY, "Mul");
        put(rows, VectorKind.DIVIDE, "Div", "Mod");
        put(rows, VectorKind.POWER, "Pow");
        put(rows, VectorKind.MAXIMUM, "Max");
        put(rows, VectorKind.MINIMUM, "Min");
        put(rows, VectorKind.COMPARE, "Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual");
        put(rows, VectorKind.COMPARE, "And", "Or", "Xor", "BitShift", "BitwiseAnd", "BitwiseOr", "BitwiseXor");
        return rows;
    }

    private static void put(Map<String, VectorKind> rows, VectorKind function, String... operators) {
        Arrays.stream(operators).forEach(operator -> rows.put(operator, function));
    }

    private static List<Value> function(NodeCall call, VectorKind function) {
        Value input = call.input(0);
        ElementType type = QUESTIONS.contains(call.node().operator()) ? ElementType.BOOL : input.type();
        return List.of(call.emit(new Activation(function), type, input));
    }

    /** The function that a fused node names in its settings; none where the name is empty. */
    static Value named(NodeCall call, String operator, Value input) {
        if (operator.isEmpty()) {
            return input;
        }
        VectorKind function = FUNCTIONS.get(operator);
        if (function == null) {
            throw new UnsupportedNodeException("it is fused with " + operator);
        }
        return call.emit(new Activation(function), input.type(), input);
    }

    private static List<Value> combination(NodeCall call, VectorKind function) {
        List<Value> operands = call.given();
        if (operands.size() == 1) {
            return operands;
        }
        ElementType type = COMPARISONS.contains(call.node().operator())
                ? ElementType.BOOL
                : call.input(0).type();
        return List.of(combine(call, function, type, operands));
    }

    static Value add(NodeCall call, Value a, Value b) {
        return combine(call, VectorKind.ADD, a.type(), List.of(a, b));
    }

    /** Stored single numbers are part of the operation; larger stored tensors are read. */
    static Value combine(NodeCall call, VectorKind function, ElementType type, List<Value> operands) {
        if (operands.isEmpty()) {
            throw new OnnxException("it has no inputs");
        }
        List<TensorShape> shapes = operands.stream().map(Value::tensorShape).toList();
        if (operands.stream().noneMatch(Value::isActive)) {
            return Value.stored(type, result(shapes), call.origin());
        }
        List<Value> read = new ArrayList<>();
        for (Value operand : operands) {
            boolean number = operand.elements() == 1 || operand.isMade() && othersFill(operands, shapes);
            if (operand.isActive() || !number) {
                read.add(call.asActive(operand));
            }
        }
        Value made = read.size() == 1
                ? call.emit(new Activation(withNumber(function, operands)), type, read.get(0))
                : call.emit(new Elementwise(function), type, read, List.of());
        return Arrays.equals(made.shape(), result(shapes)) ? made : call.reshape(made, result(shapes));
    }

    /** Whether a combination has the same shape without the tensors of one number. */
    private static boolean othersFill(List<Value> operands, List<TensorShape> shapes) {
        List<TensorShape> others = operands.stream()
                .filter(operand -> !operand.isMade())
                .map(Value::tensorShape)
                .toList();
        return Arrays.equals(result(others), result(shapes));
    }

    private static long[] result(List<TensorShape> shapes) {
        return shapes.stream().reduce(TensorShape::broadcast).orElseThrow().dimensions();
    }

    /** What is left of a combination when one side is a number known beforehand. */
    private static VectorKind withNumber(VectorKind function, List<Value> operands) {
        boolean numberSecond = operands.get(0).isActive();
        return switch (function) {
            case SUBTRACT -> VectorKind.ADD;
            case DIVIDE -> numberSecond ? VectorKind.MULTIPLY : VectorKind.RECIPROCAL;
            case MAXIMUM, MINIMUM, SELECT -> VectorKind.COMPARE;
            case POWER -> numberSecond ? power(operands.get(1)) : VectorKind.EXPONENTIAL;
            default -> function;
        };
    }

    private static VectorKind power(Value exponent) {
        Optional<Double> known = exponent.constant().map(number -> number.real(0));
        if (known.isEmpty()) {
            return VectorKind.POWER;
        }
        double value = known.get();
        return value == 2 ? VectorKind.MULTIPLY : value == 0.5 ? VectorKind.SQUARE_ROOT : VectorKind.POWER;
    }

    /** A compare and a multiply with a slope of each channel's own. */
    private static List<Value> learnedSlope(NodeCall call) {
        Value input = call.input(0);
        if (call.input(1).elements() == 1) {
            return List.of(call.emit(new Activation(VectorKind.LEAKY_RELU), input.type(), input));
        }
        Value scaled = combine(call, VectorKind.MULTIPLY, input.type(), List.of(input, call.input(1)));
        return List.of(combine(call, VectorKind.SELECT, input.type(), List.of(input, scaled)));
    }

    private static List<Value> select(NodeCall call) {
        List<Value> operands = List.of(call.input(0), call.input(1), call.input(2));
        return List.of(combine(call, VectorKind.SELECT, call.input(1).type(), operands));
    }

    private static List<Value> biased(NodeCall call, VectorKind function) {
        Value sum = add(call, call.input(0), call.input(1));
        return List.of(call.emit(new Activation(function), sum.type(), sum));
    }

    /** The element type that a setting names. */
    static ElementType target(NodeCall call, String setting) {
        long code = call.whole(setting, 0);
        return ElementType.find(code).orElseThrow(() -> new OnnxException("unknown element type " + code));
    }

    /** Free for stored tensors, and between formats that both follow the precision of the run. */
    static List<Value> cast(NodeCall call, ElementType type) {
        Value input = call.input(0);
        if (input.type() == type) {
            return List.of(input);
        }
        if (!input.isActive() || call.followsRun(input.type()) && call.followsRun(type)) {
            return List.of(input.seenAs(type));
        }
        if (type.precision().isEmpty()) {
            throw new UnsupportedNodeException("it casts to " + type.name().toLowerCase(Locale.ROOT));
        }
        return List.of(call.emit(new Cast(VectorKind.MOVE, type.precision().get()), type, input));
    }

    /** A value repeated to fill a shape. */
    static Value expanded(NodeCall call, Value value, long[] shape) {
        TensorShape wanted = value.tensorShape().broadcast(TensorShape.of(shape));
        return wanted.equals(value.tensorShape()) ? value : call.emit(new Expand(wanted), value.type(), value);
    }
}
