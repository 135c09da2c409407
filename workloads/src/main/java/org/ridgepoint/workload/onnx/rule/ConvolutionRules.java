package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.Window;

/** Convolutions and transposed convolutions with stored weights. */
final class ConvolutionRules {
    private ConvolutionRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "Conv",
                        call -> List.of(convolution(
                                call, 0, 1, call.find(2), call.input(0).type())),
                "ConvInteger", call -> List.of(convolution(call, 0, 1, Optional.empty(), ElementType.INT32)),
                "QLinearConv",
                        call -> List.of(convolution(
                                call, 0, 3, call.find(8), call.input(7).type())),
                "com.microsoft.FusedConv", ConvolutionRules::fused,
                "ConvTranspose", ConvolutionRules::transposed);
    }

    private static Value convolution(NodeCall call, int data, int kernel, Optional<Value> bias, ElementType type) {
        Value input = call.input(data);
        Value weights = storedWeights(call.input(kernel), input);
        long groups = call.whole("group", 1);
        if (weights.dimension(1) * groups != input.dimension(1)) {
            throw new OnnxException(
                    "weights " + weights.text() + " in " + groups + " groups do not fit " + input.text());
        }
        Window window = Windows.of(call, spatial(weights), input);
        Convolution convolution = new Convolution(
                Math.toIntExact(weights.dimension(0)), window, Math.toIntExact(groups), bias.isPresent());
        return call.emit(convolution, type, List.of(input), withBias(weights, bias));
    }

    private static List<Value> fused(NodeCall call) {
        Value made = convolution(call, 0, 1, call.find(2), call.input(0).type());
        Value summed = call.find(3).isPresent() ? ElementRules.add(call, made, call.input(3)) : made;
        return List.of(ElementRules.named(call, call.text("activation", ""), summed));
    }

    private static List<Value> transposed(NodeCall call) {
        Value input = call.input(0);
        Value weights = storedWeights(call.input(1), input);
        if (weights.dimension(0) != input.dimension(1)) {
            throw new OnnxException("weights " + weights.text() + " do not fit " + input.text());
        }
        int groups = Math.toIntExact(call.whole("group", 1));
        int filters = Math.toIntExact(Math.multiplyExact(weights.dimension(1), (long) groups));
        TransposedConvolution convolution =
                placed(call, Windows.of(call, spatial(weights), input), input, filters, groups);
        return List.of(call.emit(convolution, input.type(), List.of(input), withBias(weights, call.find(2))));
    }

    /** With padding and extra rows as stated, or such that the output has the stated shape. */
    private static TransposedConvolution placed(NodeCall call, Window window, Value input, int filters, int groups) {
        int rank = window.rank();
        boolean bias = call.find(2).isPresent();
        List<Integer> extra = call.wholes("output_padding")
                .map(values -> Windows.integers("output_padding", values, rank))
                .orElse(Collections.nCopies(rank, 0));
        Optional<long[]> wanted = call.wholes("output_shape");
        boolean same = call.text("auto_pad", "NOTSET").startsWith("SAME");
        if (wanted.isEmpty() && !same) {
            return new TransposedConvolution(filters, window, extra, groups, bias);
        }
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int stride = window.stride().get(axis);
            long size = input.dimension(axis + 2L);
            long full = (size - 1) * stride + window.extent(axis) + extra.get(axis);
            long target = wanted.isPresent() ? at(wanted.get(), axis) : size * stride;
            int cut = Math.toIntExact(Math.max(0, full - target));
            before.add(cut / 2);
            after.add(cut - cut / 2);
            added.add(Math.toIntExact(extra.get(axis) + Math.max(0, target - full)));
        }
        return new TransposedConvolution(filters, window.pad(before, after), added, groups, bias);
    }

    private static long at(long[] shape, int axis) {
        if (axis >= shape.length) {
            throw new OnnxException("output_shape " + Dimensions.text(shape) + " is too short");
        }
        return shape[axis];
    }

    private static Value storedWeights(Value weights, Value input) {
        if (weights.isActive()) {
            throw new UnsupportedNodeException("its weights are computed");
        }
        if (weights.rank() < 3 || weights.rank() != input.rank()) {
            throw new OnnxException("weights " + weights.text() + " do not fit " + input.text());
        }
        return weights;
    }

    private static long[] spatial(Value weights) {
        return Arrays.copyOfRange(weights.shape(), 2, weights.rank());
    }

    private static List<Value> withBias(Value weights, Optional<Value> bias) {
        if (bias.map(Value::isActive).orElse(false)) {
            throw new UnsupportedNodeException("its bias is computed");
        }
        return bias.map(stored -> List.of(weights, stored)).orElse(List.of(weights));
    }
}
