package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.ridgepoint.workload.op.Transpose;

/**
 * Einstein sums of two operands as matrix products: letters that both operands and the result have are a batch, those that
 * the result lacks are summed over, the others are rows and columns.
 */
final class EinsumRule {
    private final NodeCall call;
    private final String left;
    private final String right;
    private final String result;

    private EinsumRule(NodeCall call, String left, String right, String result) {
        this.call = call;
        this.left = left;
        this.right = right;
        this.result = result;
    }

    static Map<String, Rule> rows() {
        return Map.of("Einsum", call -> List.of(of(call).value()));
    }

    private static EinsumRule of(NodeCall call) {
        String equation = call.text("equation", "").replace(" ", "");
        String[] sides = equation.split("->");
        String[] operands = sides[0].split(",");
        boolean plain = equation.matches("[a-zA-Z]+,[a-zA-Z]+->[a-zA-Z]*") && call.inputCount() == 2;
        if (!plain) {
            throw new UnsupportedNodeException("its equation is " + GraphPen.shortened(equation));
        }
        EinsumRule rule = new EinsumRule(call, operands[0], operands[1], sides.length > 1 ? sides[1] : "");
        rule.check();
        return rule;
    }

    private void check() {
        boolean repeats = List.of(left, right, result).stream()
                .anyMatch(letters -> letters.chars().distinct().count() != letters.length());
        boolean fits = left.length() == call.input(0).rank()
                && right.length() == call.input(1).rank();
        boolean known = result.chars().allMatch(letter -> left.indexOf(letter) >= 0 || right.indexOf(letter) >= 0);
        boolean summedAlone = filtered(left, letter -> right.indexOf(letter) < 0 && result.indexOf(letter) < 0)
                        .length()
                > 0;
        boolean summedAloneRight = filtered(right, letter -> left.indexOf(letter) < 0 && result.indexOf(letter) < 0)
                        .length()
                > 0;
        if (repeats || !fits || !known || summedAlone || summedAloneRight) {
            throw new UnsupportedNodeException("its equation is " + call.text("equation", ""));
        }
    }

    private Value value() {
        String batch = filtered(left, letter -> right.indexOf(letter) >= 0 && result.indexOf(letter) >= 0);
        String summed = filtered(left, letter -> right.indexOf(letter) >= 0 && result.indexOf(letter) < 0);
        String rows = filtered(left, letter -> right.indexOf(letter) < 0);
        String columns = filtered(right, letter -> left.indexOf(letter) < 0);
        Value a = matrix(call.input(0), left, batch, rows, summed);
        Value b = matrix(call.input(1), right, batch, summed, columns);
        Value product = ProductRules.product(call, a, b);
        String letters = batch + rows + columns;
        Value shaped = call.reshape(product, sizes(letters));
        return ordered(shaped, letters, result);
    }

    /** An operand as a batch of matrices, the letters of a side joined; without a batch, as one matrix. */
    private Value matrix(Value value, String letters, String batch, String rows, String columns) {
        Value turned = ordered(value, letters, batch + rows + columns);
        List<Long> shape = new ArrayList<>();
        for (long size : sizes(batch)) {
            shape.add(size);
        }
        shape.add(Dimensions.elements(sizes(rows)));
        shape.add(Dimensions.elements(sizes(columns)));
        return call.reshape(turned, shape.stream().mapToLong(Long::longValue).toArray());
    }

    private Value ordered(Value value, String from, String to) {
        List<Integer> order = to.chars().mapToObj(from::indexOf).toList();
        return from.equals(to) ? value : call.emit(new Transpose(order), value.type(), value);
    }

    private long[] sizes(String letters) {
        return letters.chars()
                .mapToLong(letter -> left.indexOf(letter) >= 0
                        ? call.input(0).dimension(left.indexOf(letter))
                        : call.input(1).dimension(right.indexOf(letter)))
                .toArray();
    }

    private static String filtered(String letters, IntPredicate keep) {
        Set<String> kept = new LinkedHashSet<>();
        letters.chars().filter(keep).forEach(letter -> kept.add(String.valueOf((char) letter)));
        return kept.stream().collect(Collectors.joining());
    }
}
