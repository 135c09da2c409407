package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.work.VectorKind;

/** Normalisations with stored or computed statistics, and softmax. */
final class NormalisationRules {
    private NormalisationRules() {}

    static Map<String, Rule> rows() {
        return Map.ofEntries(
                Map.entry("BatchNormalization", NormalisationRules::batch),
                Map.entry("LayerNormalization", call -> layer(call, VectorKind.LAYER_NORM, call.find(2))),
                Map.entry("RMSNormalization", call -> layer(call, VectorKind.RMS_NORM, Optional.empty())),
                Map.entry("SimplifiedLayerNormalization", call -> layer(call, VectorKind.RMS_NORM, Optional.empty())),
                Map.entry(
                        "com.microsoft.SimplifiedLayerNormalization",
                        call -> layer(call, VectorKind.RMS_NORM, Optional.empty())),
                Map.entry(
                        "com.microsoft.SkipLayerNormalization",
                        call -> skipped(call, VectorKind.LAYER_NORM, call.find(3), call.find(4))),
                Map.entry(
                        "com.microsoft.SkipSimplifiedLayerNormalization",
                        call -> skipped(call, VectorKind.RMS_NORM, Optional.empty(), call.find(3))),
                Map.entry("com.microsoft.EmbedLayerNormalization", NormalisationRules::embedded),
                Map.entry("InstanceNormalization", call -> learned(call, VectorKind.LAYER_NORM, call.find(2))),
                Map.entry("GroupNormalization", call -> learned(call, VectorKind.LAYER_NORM, call.find(2))),
                Map.entry("MeanVarianceNormalization", call -> plain(call, VectorKind.LAYER_NORM)),
                Map.entry("LpNormalization", call -> plain(call, VectorKind.L2_NORM)),
                Map.entry("LRN", call -> plain(call, VectorKind.LOCAL_RESPONSE_NORM)),
                Map.entry("Softmax", call -> List.of(softmax(call))),
                Map.entry("LogSoftmax", NormalisationRules::logSoftmax));
    }

    private static List<Value> batch(NodeCall call) {
        Value input = call.input(0);
        if (input.rank() < 2 || call.input(1).elements() != input.dimension(1)) {
            throw new OnnxException("a scale of " + call.input(1).text() + " does not fit " + input.text());
        }
        List<Value> weights = stored(List.of(call.input(1), call.input(2)));
        return List.of(call.emit(new BatchNormalisation(), input.type(), List.of(input), weights));
    }

    private static List<Value> layer(NodeCall call, VectorKind method, Optional<Value> shift) {
        call.refuseOutput(1, "of means or deviations");
        call.refuseOutput(2, "of deviations");
        return List.of(normalised(call, method, call.input(0), call.input(1), shift));
    }

    private static List<Value> learned(NodeCall call, VectorKind method, Optional<Value> shift) {
        return List.of(normalised(call, method, call.input(0), call.input(1), shift));
    }

    private static Value normalised(NodeCall call, VectorKind method, Value input, Value scale, Optional<Value> shift) {
        List<Value> weights = new ArrayList<>(List.of(scale));
        shift.ifPresent(weights::add);
        Normalisation operator = new Normalisation(method, scale.tensorShape(), weights.size());
        return call.emit(operator, input.type(), List.of(input), stored(weights));
    }

    /** A residual sum and its normalisation; the sum may be wanted too, as the fourth output. */
    private static List<Value> skipped(NodeCall call, VectorKind method, Optional<Value> shift, Optional<Value> bias) {
        call.refuseOutput(1, "of means");
        call.refuseOutput(2, "of deviations");
        Value sum = ElementRules.add(call, call.input(0), call.input(1));
        Value biased = bias.isPresent() ? ElementRules.add(call, sum, bias.get()) : sum;
        Value made = normalised(call, method, biased, call.input(2), shift);
        return List.of(made, made, made, biased);
    }

    /** Rows of words, places and kinds of sentence, added and normalised; how many tokens count, from the mask. */
    private static List<Value> embedded(NodeCall call) {
        Value ids = call.input(0);
        Value places = call.input(3);
        Value words = rows(call, ids, call.input(2));
        long tokens = ids.dimension(1);
        Value firstPlaces = call.find(8).isPresent()
                ? rows(call, call.input(8), places)
                : places.dimension(0) == tokens ? places : call.emit(new Slice(0, 0, tokens, 1), places.type(), places);
        Value sum = ElementRules.add(call, words, firstPlaces);
        Value all = call.find(1).isPresent() && call.find(4).isPresent()
                ? ElementRules.add(call, sum, rows(call, call.input(1), call.input(4)))
                : sum;
        Value made = normalised(call, VectorKind.LAYER_NORM, all, call.input(5), call.find(6));
        Value mask = call.find(7).orElse(ids);
        Value counted = call.outputWanted(1)
                ? call.emit(new Reduce(VectorKind.ADD, List.of(1), false), ElementType.INT32, call.asActive(mask))
                : mask;
        return List.of(made, counted, all);
    }

    private static Value rows(NodeCall call, Value ids, Value table) {
        if (table.isActive() || table.rank() != 2 || !ids.isActive() || ids.rank() != 2) {
            throw new UnsupportedNodeException("its tables are computed, or its tokens are stored");
        }
        Embedding lookUp = new Embedding(table.dimension(0), table.dimension(1));
        return call.emit(lookUp, table.type(), List.of(ids), List.of(table));
    }

    private static List<Value> plain(NodeCall call, VectorKind method) {
        Value input = call.input(0);
        return List.of(call.emit(new Normalisation(method, TensorShape.of(), 0), input.type(), input));
    }

    /** Before version 13 the axis defaults to 1 and all axes from there on are one. */
    private static Value softmax(NodeCall call) {
        Value input = call.input(0);
        boolean joined = call.opset() < 13;
        long axis = call.whole("axis", joined ? 1 : -1);
        if (!joined || input.rank() == 0 || Dimensions.axis(axis, input.rank()) == input.rank() - 1) {
            return call.emit(new Softmax(Math.toIntExact(axis)), input.type(), input);
        }
        int from = Dimensions.axis(axis, input.rank());
        long rows = Dimensions.elements(Arrays.copyOf(input.shape(), from));
        Value matrix = call.reshape(input, rows, input.elements() / Math.max(1, rows));
        return call.reshape(call.emit(new Softmax(-1), input.type(), matrix), input.shape());
    }

    private static List<Value> logSoftmax(NodeCall call) {
        Value made = softmax(call);
        return List.of(call.emit(new Activation(VectorKind.LOGARITHM), made.type(), made));
    }

    private static List<Value> stored(List<Value> weights) {
        if (weights.stream().anyMatch(Value::isActive)) {
            throw new UnsupportedNodeException("its scale or shift is computed");
        }
        return weights;
    }
}
