package org.ridgepoint.workload.onnx.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.OnnxException;

/** Computes nodes whose inputs are known numbers: the shape arithmetic that exporters leave in the graph. */
public final class ConstantPropagation {
    /** Numbers kept for one model; real ones need some thousands. */
    private static final int MOST_NUMBERS = 4_000_000;

    /** Operators whose result is the same stored tensor in another shape or format. */
    private static final Set<String> SAME_TENSOR = Set.of("Transpose", "Cast");

    private final Map<String, Evaluation> steps = new TreeMap<>();
    private int numbers;

    public ConstantPropagation() {
        steps.putAll(ConstantArithmetic.steps());
        steps.putAll(ConstantSelection.steps());
    }

    /** One operator on known numbers; empty where the result is too large to be kept. */
    @FunctionalInterface
    interface Evaluation {
        Optional<List<Constant>> apply(NodeCall call, List<Constant> inputs);
    }

    /** What the node makes, where it can be known. */
    public Optional<List<Value>> evaluate(NodeCall call) {
        Evaluation step = steps.get(call.node().qualifiedOperator());
        List<Constant> known = call.given().stream()
                .flatMap(value -> value.constant().stream())
                .toList();
        if (step == null || known.isEmpty() || known.size() < call.given().size()) {
            return Optional.empty();
        }
        return step.apply(call, known).map(made -> values(call, made));
    }

    private List<Value> values(NodeCall call, List<Constant> made) {
        made.forEach(constant -> numbers += constant.size());
        if (numbers > MOST_NUMBERS) {
            throw new OnnxException("the model computes with more than " + MOST_NUMBERS + " constant numbers");
        }
        String origin =
                SAME_TENSOR.contains(call.node().operator()) ? call.input(0).origin() : call.origin();
        boolean filled = call.node().operator().equals("ConstantOfShape");
        return IntStream.range(0, made.size())
                .mapToObj(index -> Value.known(made.get(index), origin + (index == 0 ? "" : "#" + index)))
                .map(value -> filled ? value.asMade() : value)
                .toList();
    }
}
