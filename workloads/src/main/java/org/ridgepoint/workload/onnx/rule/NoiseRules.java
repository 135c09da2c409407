package org.ridgepoint.workload.onnx.rule;

import java.util.List;
import java.util.Map;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Fill;
import org.ridgepoint.workload.work.VectorKind;

/** Operators that draw random numbers. */
final class NoiseRules {
    private NoiseRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "RandomUniformLike", call -> noiseLike(call, VectorKind.UNIFORM_NOISE),
                "RandomNormalLike", call -> noiseLike(call, VectorKind.NORMAL_NOISE),
                "RandomUniform", call -> noise(call, VectorKind.UNIFORM_NOISE),
                "RandomNormal", call -> noise(call, VectorKind.NORMAL_NOISE),
                "Bernoulli", NoiseRules::tossed,
                "Multinomial", NoiseRules::drawn);
    }

    /** Noise of the shape of a tensor, which is not read. */
    private static List<Value> noiseLike(NodeCall call, VectorKind method) {
        ElementType type = call.node().attributes().containsKey("dtype")
                ? ElementRules.target(call, "dtype")
                : call.input(0).type();
        return List.of(noise(call, method, type, call.input(0).tensorShape()));
    }

    private static List<Value> noise(NodeCall call, VectorKind method) {
        long[] shape = call.wholes("shape").orElseThrow(() -> new OnnxException("it has no shape"));
        ElementType type =
                call.node().attributes().containsKey("dtype") ? ElementRules.target(call, "dtype") : ElementType.FLOAT;
        return List.of(noise(call, method, type, TensorShape.of(shape)));
    }

    private static Value noise(NodeCall call, VectorKind method, ElementType type, TensorShape shape) {
        return call.emit(new Fill(shape, method), type);
    }

    /** Noise, compared with the probability of each element. */
    private static List<Value> tossed(NodeCall call) {
        Value odds = call.asActive(call.input(0));
        Value noise = noise(call, VectorKind.UNIFORM_NOISE, odds.type(), odds.tensorShape());
        ElementType type =
                call.node().attributes().containsKey("dtype") ? ElementRules.target(call, "dtype") : odds.type();
        return List.of(ElementRules.combine(call, VectorKind.COMPARE, type, List.of(noise, odds)));
    }

    /** Classes drawn by logarithms of their odds: how many of the odds, summed up, lie below each draw. */
    private static List<Value> drawn(NodeCall call) {
        Value logits = call.asActive(call.input(0));
        if (logits.rank() != 2) {
            throw new OnnxException("its input has " + logits.rank() + " axes, not 2");
        }
        long batch = logits.shape()[0];
        long draws = call.whole("sample_size", 1);
        ElementType type =
                call.node().attributes().containsKey("dtype") ? ElementRules.target(call, "dtype") : ElementType.INT32;
        Value odds = call.emit(new Activation(VectorKind.EXPONENTIAL), logits.type(), logits);
        Value summed = call.emit(new Activation(VectorKind.ADD), logits.type(), odds);
        Value each = call.reshape(summed, new long[] {batch, 1, logits.shape()[1]});
        Value noise =
                noise(call, VectorKind.UNIFORM_NOISE, logits.type(), TensorShape.of(new long[] {batch, draws, 1}));
        Value below = ElementRules.combine(call, VectorKind.COMPARE, type, List.of(each, noise));
        return List.of(call.emit(new Reduce(VectorKind.ADD, List.of(2), false), type, below));
    }
}
