package org.ridgepoint.workload.onnx;

import java.util.Optional;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxValue;
import org.ridgepoint.workload.onnx.rule.GraphPen;
import org.ridgepoint.workload.onnx.rule.Value;

/** What a model's inputs become: activations, or numbers where the user gave them. */
final class ModelInputs {
    private final Bindings bindings;
    private final GivenValues values;
    private final GraphPen pen;

    ModelInputs(Bindings bindings, GivenValues values, GraphPen pen) {
        this.bindings = bindings;
        this.values = values;
        this.pen = pen;
    }

    Value define(OnnxValue input) {
        ElementType type = input.type().orElseThrow(() -> noTensor(input));
        if (type == ElementType.STRING) {
            throw new OnnxException(
                    "input \"" + GraphPen.shortened(input.name())
                            + "\" is text: the model begins with a tokeniser, which runs on the host; export the network behind it");
        }
        long[] shape = bindings.inputShape(input.name(), input.shape().orElseThrow(() -> noTensor(input)));
        Optional<Constant> numbers = values.find(input.name(), type, shape).or(() -> oneInteger(input, type, shape));
        if (numbers.isPresent()) {
            return Value.known(numbers.get(), input.name());
        }
        if (Dimensions.elements(shape) == 0) {
            return Value.stored(type, shape, input.name());
        }
        return GraphImport.inContext("input \"" + input.name() + "\"", () -> pen.input(input.name(), type, shape));
    }

    private Optional<Constant> oneInteger(OnnxValue input, ElementType type, long... shape) {
        return type.isInteger() && Dimensions.elements(shape) == 1
                ? bindings.askValue(input.name()).map(number -> Constant.ofIntegers(type, shape, new long[] {number}))
                : Optional.empty();
    }

    private static OnnxException noTensor(OnnxValue input) {
        return new OnnxException("input \"" + input.name() + "\" is no tensor of a known rank");
    }
}
