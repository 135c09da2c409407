package org.ridgepoint.workload.onnx;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.VectorKind;
import org.ridgepoint.workload.op.Window;

/** Pools over windows and over whole images. */
final class PoolingRules {
    private PoolingRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "MaxPool", call -> windowed(call, VectorKind.MAXIMUM),
                "AveragePool", call -> windowed(call, VectorKind.ADD),
                "com.microsoft.QLinearAveragePool", call -> windowed(call, VectorKind.ADD),
                "GlobalMaxPool", call -> global(call, VectorKind.MAXIMUM),
                "GlobalAveragePool", call -> global(call, VectorKind.ADD),
                "com.microsoft.QLinearGlobalAveragePool", call -> global(call, VectorKind.ADD));
    }

    private static List<Value> windowed(NodeCall call, VectorKind reduction) {
        call.refuseOutput(1, "of places");
        Value input = call.input(0);
        Window window = Windows.of(call, Windows.statedKernel(call), input);
        if (input.rank() != window.rank() + 2) {
            throw new OnnxException("a kernel of " + window.rank() + " axes does not fit " + input.text());
        }
        Window covering = call.flag("ceil_mode", false) ? window.roundedUp(input.tensorShape()) : window;
        return List.of(call.emit(new Pool(reduction, covering), input.type(), input));
    }

    private static List<Value> global(NodeCall call, VectorKind reduction) {
        Value input = call.input(0);
        if (input.rank() < 3) {
            throw new OnnxException(input.text() + " has no axes to pool over");
        }
        List<Integer> axes = IntStream.range(2, input.rank()).boxed().toList();
        return List.of(call.emit(new Reduce(reduction, axes, true), input.type(), input));
    }
}
