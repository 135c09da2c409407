package org.ridgepoint.workload.onnx.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;

/** Pools over windows and over whole images. */
final class PoolingRules {
    private PoolingRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "LpPool", call -> norm(call, PoolingRules::windowed),
                "GlobalLpPool", call -> norm(call, PoolingRules::global),
                "MaxPool", call -> windowed(call, VectorKind.MAXIMUM),
                "AveragePool", call -> windowed(call, VectorKind.ADD),
                "com.microsoft.QLinearAveragePool", call -> windowed(call, VectorKind.ADD),
                "GlobalMaxPool", call -> global(call, VectorKind.MAXIMUM),
                "GlobalAveragePool", call -> global(call, VectorKind.ADD),
                "com.microsoft.QLinearGlobalAveragePool", call -> global(call, VectorKind.ADD));
    }

    /** A pool of one reduction over an input. */
    private interface Pooling {
        Value of(NodeCall call, VectorKind reduction, Value input);
    }

    /** Powers, their sum, the root of that. */
    private static List<Value> norm(NodeCall call, Pooling pooling) {
        long power = call.whole("p", 2);
        Value input = call.input(0);
        VectorKind before = power == 1 ? VectorKind.ABSOLUTE : power == 2 ? VectorKind.MULTIPLY : VectorKind.POWER;
        Value sum = pooling.of(call, VectorKind.ADD, call.emit(new Activation(before), input.type(), input));
        VectorKind after = power == 2 ? VectorKind.SQUARE_ROOT : VectorKind.POWER;
        return List.of(power == 1 ? sum : call.emit(new Activation(after), sum.type(), sum));
    }

    private static List<Value> windowed(NodeCall call, VectorKind reduction) {
        call.refuseOutput(1, "of places");
        return List.of(windowed(call, reduction, call.input(0)));
    }

    private static Value windowed(NodeCall call, VectorKind reduction, Value input) {
        Window window = Windows.of(call, Windows.statedKernel(call), input);
        if (input.rank() != window.rank() + 2) {
            throw new OnnxException("a kernel of " + window.rank() + " axes does not fit " + input.text());
        }
        Window covering = call.flag("ceil_mode", false) ? window.roundedUp(input.tensorShape()) : window;
        return call.emit(new Pool(reduction, covering), input.type(), input);
    }

    private static List<Value> global(NodeCall call, VectorKind reduction) {
        return List.of(global(call, reduction, call.input(0)));
    }

    private static Value global(NodeCall call, VectorKind reduction, Value input) {
        if (input.rank() < 3) {
            throw new OnnxException(input.text() + " has no axes to pool over");
        }
        List<Integer> axes = IntStream.range(2, input.rank()).boxed().toList();
        return call.emit(new Reduce(reduction, axes, true), input.type(), input);
    }
}
