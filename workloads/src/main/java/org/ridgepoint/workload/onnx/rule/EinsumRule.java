package org.ridgepoint.workload.onnx.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/**
 * Einstein sums of one or two operands. Letters that one operand alone has and the result lacks are summed over first; then
 * two operands make a matrix product: letters that both operands and the result have are a batch, those that the result
 * lacks are summed over, the others are rows and columns.
 */
final class EinsumRule {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z]*)(?:,([a-zA-Z]*))?(->[a-zA-Z]*)?");

    private final NodeCall call;
    private final Map<Character, Long> sizes = new TreeMap<>();

    private EinsumRule(NodeCall call) {
        this.call = call;
    }

    /** An operand and the letters of its axes. */
    private record Lettered(Value value, String letters) {}

    static Map<String, Rule> rows() {
        return Map.of("Einsum", call -> List.of(new EinsumRule(call).value()));
    }

    private Value value() {
        String equation = call.text("equation", "").replace(" ", "");
        Matcher form = FORM.matcher(equation);
        boolean two = form.matches() && form.group(2) != null;
        if (!form.matches() || call.inputCount() != (two ? 2 : 1)) {
            throw refused(equation);
        }
        String left = form.group(1);
        String right = two ? form.group(2) : "";
        String result = form.group(3) != null ? form.group(3).substring(2) : implied(left + right);
        check(equation, left, right, result);
        Lettered first = summed(operand(0, left), right + result);
        if (!two) {
            return ordered(first.value, first.letters, result);
        }
        return product(first, summed(operand(1, right), left + result), result);
    }

    /** Without a result, the letters that stand once, in order. */
    private static String implied(String letters) {
        return letters.chars()
                .filter(letter -> letters.indexOf(letter) == letters.lastIndexOf(letter))
                .sorted()
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static UnsupportedNodeException refused(String equation) {
        return new UnsupportedNodeException("its equation is " + GraphPen.shortened(equation));
    }

    private static void check(String equation, String left, String right, String result) {
        boolean repeats = Stream.of(left, right, result)
                .anyMatch(letters -> letters.chars().distinct().count() != letters.length());
        boolean known = result.chars().allMatch(letter -> (left + right).indexOf(letter) >= 0);
        if (repeats || !known) {
            throw refused(equation);
        }
    }

    private Lettered operand(int index, String letters) {
        Value value = call.input(index);
        if (letters.length() != value.rank()) {
            throw new OnnxException("\"" + letters + "\" does not name the axes of " + value.text());
        }
        for (int axis = 0; axis < letters.length(); axis++) {
            Long other = sizes.putIfAbsent(letters.charAt(axis), value.dimension(axis));
            if (other != null && other != value.dimension(axis)) {
                throw new OnnxException(
                        "\"" + letters.charAt(axis) + "\" is " + other + " and " + value.dimension(axis));
            }
        }
        return new Lettered(value, letters);
    }

    /** The operand without the axes that nobody else names. */
    private Lettered summed(Lettered operand, String others) {
        String kept = filtered(operand.letters, letter -> others.indexOf(letter) >= 0);
        if (kept.equals(operand.letters)) {
            return operand;
        }
        List<Integer> axes = IntStream.range(0, operand.letters.length())
                .filter(axis -> others.indexOf(operand.letters.charAt(axis)) < 0)
                .boxed()
                .toList();
        Reduce sum = new Reduce(VectorKind.ADD, axes, false);
        return new Lettered(call.emit(sum, operand.value.type(), operand.value), kept);
    }

    private Value product(Lettered left, Lettered right, String result) {
        String batch = filtered(left.letters, letter -> both(right, result, letter));
        String summed =
                filtered(left.letters, letter -> right.letters.indexOf(letter) >= 0 && result.indexOf(letter) < 0);
        String rows = filtered(left.letters, letter -> right.letters.indexOf(letter) < 0);
        String columns = filtered(right.letters, letter -> left.letters.indexOf(letter) < 0);
        Value a = matrix(left, batch, rows, summed);
        Value b = matrix(right, batch, summed, columns);
        Value shaped = call.reshape(ProductRules.product(call, a, b), shape(batch + rows + columns));
        return ordered(shaped, batch + rows + columns, result);
    }

    private static boolean both(Lettered operand, String result, int letter) {
        return operand.letters.indexOf(letter) >= 0 && result.indexOf(letter) >= 0;
    }

    /** An operand as a batch of matrices, the letters of a side joined; without a batch, as one matrix. */
    private Value matrix(Lettered operand, String batch, String rows, String columns) {
        Value turned = ordered(operand.value, operand.letters, batch + rows + columns);
        long[] sides = {Dimensions.elements(shape(rows)), Dimensions.elements(shape(columns))};
        return call.reshape(
                turned,
                LongStream.concat(Arrays.stream(shape(batch)), Arrays.stream(sides))
                        .toArray());
    }

    private Value ordered(Value value, String from, String to) {
        List<Integer> order = to.chars().mapToObj(from::indexOf).toList();
        return from.equals(to) ? value : call.emit(new Transpose(order), value.type(), value);
    }

    private long[] shape(String letters) {
        return letters.chars().mapToLong(letter -> sizes.get((char) letter)).toArray();
    }

    private static String filtered(String letters, IntPredicate keep) {
        return letters.chars()
                .filter(keep)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }
}
