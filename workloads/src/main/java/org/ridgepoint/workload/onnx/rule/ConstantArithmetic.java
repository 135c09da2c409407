package org.ridgepoint.workload.onnx.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;

/** Arithmetic, comparisons and casts on known numbers. */
final class ConstantArithmetic {
    private ConstantArithmetic() {}

    static Map<String, ConstantPropagation.Evaluation> steps() {
        Map<String, ConstantPropagation.Evaluation> steps = new TreeMap<>();
        combination(steps, "Add", (a, b) -> a + b, (a, b) -> a + b);
        combination(steps, "Sub", (a, b) -> a - b, (a, b) -> a - b);
        combination(steps, "Mul", (a, b) -> a * b, (a, b) -> a * b);
        combination(steps, "Div", ConstantArithmetic::quotient, (a, b) -> a / b);
        combination(steps, "Mod", ConstantArithmetic::remainder, (a, b) -> a % b);
        combination(steps, "Max", Math::max, Math::max);
        combination(steps, "Min", Math::min, Math::min);
        combination(steps, "Pow", (a, b) -> (long) Math.pow(a, b), Math::pow);
        comparison(steps, "Equal", (a, b) -> a == b ? 1 : 0, (a, b) -> a == b ? 1 : 0);
        comparison(steps, "Less", (a, b) -> a < b ? 1 : 0, (a, b) -> a < b ? 1 : 0);
        comparison(steps, "Greater", (a, b) -> a > b ? 1 : 0, (a, b) -> a > b ? 1 : 0);
        comparison(steps, "LessOrEqual", (a, b) -> a <= b ? 1 : 0, (a, b) -> a <= b ? 1 : 0);
        comparison(steps, "GreaterOrEqual", (a, b) -> a >= b ? 1 : 0, (a, b) -> a >= b ? 1 : 0);
        comparison(steps, "And", (a, b) -> a & b, (a, b) -> a * b);
        comparison(steps, "Or", (a, b) -> a | b, Math::max);
        comparison(steps, "Xor", (a, b) -> a ^ b, (a, b) -> a == b ? 0 : 1);
        function(steps, "Neg", a -> -a, a -> -a);
        function(steps, "Abs", Math::abs, Math::abs);
        function(steps, "Not", a -> 1 - a, a -> 1 - a);
        function(steps, "Floor", a -> a, Math::floor);
        function(steps, "Ceil", a -> a, Math::ceil);
        function(steps, "Round", a -> a, Math::rint);
        function(steps, "Sqrt", a -> (long) Math.sqrt(a), Math::sqrt);
        function(steps, "Reciprocal", a -> 1 / Math.max(1, a), a -> 1 / a);
        steps.put("Cast", (call, in) -> Optional.of(List.of(cast(call, in.get(0)))));
        steps.put("Where", (call, in) -> in.size() == 3 ? select(in) : Optional.empty());
        return steps;
    }

    private static long quotient(long a, long b) {
        if (b == 0) {
            throw new OnnxException("shape arithmetic divides by zero");
        }
        return a / b;
    }

    private static long remainder(long a, long b) {
        if (b == 0) {
            throw new OnnxException("shape arithmetic divides by zero");
        }
        return Math.floorMod(a, b);
    }

    private static void combination(
            Map<String, ConstantPropagation.Evaluation> steps,
            String name,
            LongBinaryOperator whole,
            DoubleBinaryOperator real) {
        steps.put(name, (call, in) -> {
            Optional<Constant> result = Optional.of(in.get(0));
            for (Constant next : in.subList(1, in.size())) {
                result = result.flatMap(so -> combined(so, next, so.type(), whole, real));
            }
            return result.map(List::of);
        });
    }

    private static void comparison(
            Map<String, ConstantPropagation.Evaluation> steps,
            String name,
            LongBinaryOperator whole,
            DoubleBinaryOperator real) {
        steps.put(
                name,
                (call, in) -> in.size() != 2
                        ? Optional.empty()
                        : compared(in.get(0), in.get(1), whole, real).map(List::of));
    }

    private static Optional<Constant> combined(
            Constant a, Constant b, ElementType type, LongBinaryOperator whole, DoubleBinaryOperator real) {
        return Places.broadcast(a.shape(), b.shape()).map(shape -> {
            int[] left = Places.repeated(shape, a.shape());
            int[] right = Places.repeated(shape, b.shape());
            if (type.isInteger()) {
                long[] values = new long[left.length];
                Arrays.setAll(values, at -> whole.applyAsLong(a.integer(left[at]), b.integer(right[at])));
                return Constant.ofIntegers(type, shape, values);
            }
            double[] values = new double[left.length];
            Arrays.setAll(values, at -> real.applyAsDouble(a.real(left[at]), b.real(right[at])));
            return Constant.ofReals(type, shape, values);
        });
    }

    private static Optional<Constant> compared(
            Constant a, Constant b, LongBinaryOperator whole, DoubleBinaryOperator real) {
        return combined(a, b, a.type(), whole, real)
                .map(made -> Constant.ofIntegers(ElementType.BOOL, made.shape(), made.toIntegers()));
    }

    private static void function(
            Map<String, ConstantPropagation.Evaluation> steps,
            String name,
            LongUnaryOperator whole,
            DoubleUnaryOperator real) {
        steps.put(name, (call, in) -> Optional.of(List.of(mapped(in.get(0), whole, real))));
    }

    private static Constant mapped(Constant a, LongUnaryOperator whole, DoubleUnaryOperator real) {
        if (a.type().isInteger()) {
            return Constant.ofIntegers(
                    a.type(),
                    a.shape(),
                    Arrays.stream(a.toIntegers()).map(whole).toArray());
        }
        double[] values = new double[a.size()];
        Arrays.setAll(values, at -> real.applyAsDouble(a.real(at)));
        return Constant.ofReals(a.type(), a.shape(), values);
    }

    private static Constant cast(NodeCall call, Constant a) {
        ElementType type = ElementType.find(call.whole("to", 0))
                .orElseThrow(() -> new OnnxException("unknown element type " + call.whole("to", 0)));
        if (type == ElementType.BOOL) {
            return Constant.ofIntegers(type, a.shape(), wholes(a, at -> a.real(at) != 0 ? 1 : 0));
        }
        if (type.isInteger()) {
            return Constant.ofIntegers(type, a.shape(), a.toIntegers());
        }
        if (!type.isReal()) {
            throw new UnsupportedNodeException("it casts to " + type);
        }
        double[] values = new double[a.size()];
        Arrays.setAll(values, a::real);
        return Constant.ofReals(type, a.shape(), values);
    }

    private static long[] wholes(Constant a, IntToLongFunction function) {
        long[] values = new long[a.size()];
        Arrays.setAll(values, function);
        return values;
    }

    private static Optional<List<Constant>> select(List<Constant> in) {
        Constant condition = in.get(0);
        Constant yes = in.get(1);
        Constant no = in.get(2);
        return Places.broadcast(condition.shape(), yes.shape())
                .flatMap(shape -> Places.broadcast(shape, no.shape()))
                .map(shape -> List.of(select(shape, condition, yes, no)));
    }

    private static Constant select(long[] shape, Constant condition, Constant yes, Constant no) {
        int[] asked = Places.repeated(shape, condition.shape());
        int[] ifYes = Places.repeated(shape, yes.shape());
        int[] ifNo = Places.repeated(shape, no.shape());
        if (yes.type().isInteger()) {
            long[] values = new long[asked.length];
            Arrays.setAll(
                    values, at -> condition.integer(asked[at]) != 0 ? yes.integer(ifYes[at]) : no.integer(ifNo[at]));
            return Constant.ofIntegers(yes.type(), shape, values);
        }
        double[] values = new double[asked.length];
        Arrays.setAll(values, at -> condition.integer(asked[at]) != 0 ? yes.real(ifYes[at]) : no.real(ifNo[at]));
        return Constant.ofReals(yes.type(), shape, values);
    }
}
