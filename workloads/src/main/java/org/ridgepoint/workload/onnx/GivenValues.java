package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.rule.GraphPen;

/** The numbers that the user gives to small inputs: limits, sizes and thresholds that shapes hang on. */
final class GivenValues {
    private static final int MOST_NAMED = 8;
    private static final int FEW = 64;

    private final Map<String, List<Double>> given;
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Set<String> small = new LinkedHashSet<>();

    GivenValues(ImportOptions options) {
        given = options.values();
    }

    /** The numbers of an input, where they are given. */
    Optional<Constant> find(String input, ElementType type, long[] shape) {
        inputs.add(input);
        long elements = Dimensions.elements(shape);
        if (elements <= FEW && (type.isInteger() || type.isReal())) {
            small.add(input);
        }
        return Optional.ofNullable(given.get(input)).map(numbers -> constant(input, type, shape, numbers));
    }

    private static Constant constant(String input, ElementType type, long[] shape, List<Double> numbers) {
        long elements = Dimensions.elements(shape);
        String place = "--value " + GraphPen.shortened(input);
        if (elements > Constant.MOST_ELEMENTS || !type.isInteger() && !type.isReal()) {
            throw new OnnxException(
                    place + ": the input is " + Dimensions.text(shape) + ", and no small one of numbers");
        }
        if (numbers.size() != 1 && numbers.size() != elements) {
            throw new OnnxException(place + ": " + numbers.size() + " numbers, where the input of shape "
                    + Dimensions.text(shape) + " takes " + elements);
        }
        List<Double> all = new ArrayList<>(
                numbers.size() == elements ? numbers : Collections.nCopies((int) elements, numbers.get(0)));
        if (type.isInteger() && all.stream().anyMatch(number -> number != Math.rint(number))) {
            throw new OnnxException(place + ": the input takes whole numbers, was " + all);
        }
        return type.isInteger()
                ? Constant.ofIntegers(
                        type, shape, all.stream().mapToLong(Double::longValue).toArray())
                : Constant.ofReals(
                        type,
                        shape,
                        all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How a value on which shapes hang can be given; nothing where no small input is left. */
    String hint() {
        List<String> names = small.stream()
                .filter(name -> !given.containsKey(name))
                .map(GraphPen::shortened)
                .limit(MOST_NAMED)
                .toList();
        return names.isEmpty() ? "" : "; --value NAME=NUMBERS says what an input holds: " + String.join(", ", names);
    }

    /** Refuses numbers for an input that is not there. */
    void requireAllUsed() {
        for (String name : given.keySet()) {
            if (!inputs.contains(name)) {
                throw OnnxException.unknownName(
                        "--value " + name + ": the model has no input \"" + name + "\"; it has "
                                + (inputs.isEmpty() ? "none" : String.join(", ", inputs)),
                        name,
                        inputs);
            }
        }
    }
}
