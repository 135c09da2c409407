package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.op.HostStep;
import org.ridgepoint.workload.op.TensorShape;

/** Leaves a node to the host, where the file states what it makes. */
public final class HostRule {
    /** Stands for an output that nobody asks for. */
    private static final Stated UNWANTED = new Stated(ElementType.FLOAT, new long[] {1});

    private HostRule() {}

    /** Type and shape that a file states for a value. */
    public record Stated(ElementType type, long[] shape) {}

    public static Optional<List<Value>> apply(NodeCall call, Function<String, Optional<Stated>> stated) {
        List<Stated> wanted = new ArrayList<>();
        for (String output : call.node().outputs()) {
            Optional<Stated> shape = output.isEmpty() ? Optional.of(UNWANTED) : stated.apply(output);
            if (shape.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(shape.get());
        }
        List<Value> operands = call.given().stream().filter(Value::isActive).toList();
        if (operands.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        List<TensorShape> shapes =
                wanted.stream().map(output -> TensorShape.of(output.shape())).toList();
        HostStep step = new HostStep(GraphPen.shortened(call.node().operator()), shapes);
        List<Value> made = call.emitAll(step, wanted.get(0).type(), operands, List.of());
        List<Value> typed = new ArrayList<>();
        for (int index = 0; index < made.size(); index++) {
            typed.add(call.storedAs(made.get(index), wanted.get(index).type()));
        }
        return Optional.of(typed);
    }
}
