package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.TopK;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/** Sums, means, extremes and their places over whole axes. */
final class ReductionRules {
    private ReductionRules() {}

    static Map<String, Rule> rows() {
        Map<String, Rule> rows = new TreeMap<>();
        row(rows, "ReduceSum", VectorKind.ADD);
        row(rows, "ReduceMean", VectorKind.ADD);
        row(rows, "ReduceMax", VectorKind.MAXIMUM);
        row(rows, "ReduceMin", VectorKind.MINIMUM);
        row(rows, "ReduceProd", VectorKind.MULTIPLY);
        row(rows, "ReduceL1", VectorKind.ADD, Optional.of(VectorKind.ABSOLUTE), Optional.empty());
        row(rows, "ReduceL2", VectorKind.ADD, Optional.of(VectorKind.MULTIPLY), Optional.of(VectorKind.SQUARE_ROOT));
        row(rows, "ReduceSumSquare", VectorKind.ADD, Optional.of(VectorKind.MULTIPLY), Optional.empty());
        row(rows, "ReduceLogSum", VectorKind.ADD, Optional.empty(), Optional.of(VectorKind.LOGARITHM));
        row(
                rows,
                "ReduceLogSumExp",
                VectorKind.ADD,
                Optional.of(VectorKind.EXPONENTIAL),
                Optional.of(VectorKind.LOGARITHM));
        rows.put("ArgMax", call -> place(call, VectorKind.MAXIMUM));
        rows.put("ArgMin", call -> place(call, VectorKind.MINIMUM));
        rows.put("Hardmax", ReductionRules::hardmax);
        rows.put("TopK", ReductionRules::topK);
        return rows;
    }

    private static void row(Map<String, Rule> rows, String operator, VectorKind reduction) {
        row(rows, operator, reduction, Optional.empty(), Optional.empty());
    }

    private static void row(
            Map<String, Rule> rows,
            String operator,
            VectorKind reduction,
            Optional<VectorKind> before,
            Optional<VectorKind> after) {
        rows.put(operator, call -> {
            Value input = mapped(call, before, call.input(0));
            return List.of(mapped(call, after, reduced(call, reduction, input)));
        });
    }

    private static Value mapped(NodeCall call, Optional<VectorKind> function, Value input) {
        return function.isPresent() ? call.emit(new Activation(function.get()), input.type(), input) : input;
    }

    private static Value reduced(NodeCall call, VectorKind reduction, Value input) {
        Optional<long[]> stated = call.wholesOrInput("axes", 1).filter(axes -> axes.length > 0);
        if (stated.isEmpty() && call.flag("noop_with_empty_axes", false)) {
            return input;
        }
        List<Integer> axes = axes(
                stated.orElseGet(
                        () -> IntStream.range(0, input.rank()).asLongStream().toArray()),
                input);
        return call.emit(new Reduce(reduction, axes, call.flag("keepdims", true)), input.type(), input);
    }

    private static List<Integer> axes(long[] stated, Value input) {
        return Arrays.stream(stated)
                .mapToObj(axis -> Dimensions.axis(axis, input.rank()))
                .distinct()
                .toList();
    }

    private static List<Value> place(NodeCall call, VectorKind reduction) {
        Value input = call.input(0);
        List<Integer> axes = List.of(Dimensions.axis(call.whole("axis", 0), input.rank()));
        return List.of(call.emit(new Reduce(reduction, axes, call.flag("keepdims", true)), ElementType.INT64, input));
    }

    /** One where the greatest is, else zero. */
    private static List<Value> hardmax(NodeCall call) {
        Value input = call.input(0);
        List<Integer> axes = List.of(Dimensions.axis(call.whole("axis", call.opset() < 13 ? 1 : -1), input.rank()));
        Value greatest = call.emit(new Reduce(VectorKind.MAXIMUM, axes, true), input.type(), input);
        return List.of(ElementRules.combine(call, VectorKind.COMPARE, input.type(), List.of(input, greatest)));
    }

    private static List<Value> topK(NodeCall call) {
        Value input = call.input(0);
        long[] counts = call.inputCount() > 1 ? call.knownIntegers(1) : new long[] {call.whole("k", 0)};
        int axis = Dimensions.axis(call.whole("axis", -1), input.rank());
        if (counts.length != 1) {
            throw new OnnxException("k must be one number, has " + counts.length);
        }
        List<Integer> order = exchanged(axis, input.rank());
        boolean last = axis == input.rank() - 1;
        Value turned = last ? input : call.emit(new Transpose(order), input.type(), input);
        List<Value> best = call.emitAll(new TopK(counts[0]), input.type(), List.of(turned), List.of());
        List<Value> results = new ArrayList<>();
        for (Value value : best) {
            results.add(last ? value : call.emit(new Transpose(order), value.type(), value));
        }
        results.set(
                1,
                results.get(1).isActive()
                        ? call.storedAs(results.get(1), ElementType.INT64)
                        : results.get(1).seenAs(ElementType.INT64));
        return results;
    }

    private static List<Integer> exchanged(int axis, int rank) {
        return IntStream.range(0, rank)
                .mapToObj(place -> place == axis ? rank - 1 : place == rank - 1 ? axis : place)
                .toList();
    }
}
