package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.NonMaximumSuppression;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.move.Gather;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.op.move.Slice;

/** Parts of tensors, rows of tables, padding and resampling. */
final class SelectionRules {
    private SelectionRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "Gather", SelectionRules::gather,
                "Slice", SelectionRules::slice,
                "Pad", SelectionRules::pad,
                "Resize", SelectionRules::resize,
                "Upsample", SelectionRules::resize,
                "NonMaxSuppression", SelectionRules::suppress);
    }

    private static List<Value> gather(NodeCall call) {
        Value data = call.input(0);
        Value indices = call.input(1);
        int axis = Dimensions.axis(call.whole("axis", 0), data.rank());
        if (!data.isActive() && indices.isActive() && data.rank() == 2 && axis == 0) {
            Embedding table = new Embedding(data.dimension(0), data.dimension(1));
            return List.of(call.emit(table, data.type(), List.of(indices), List.of(data)));
        }
        Optional<long[]> run =
                indices.constant().flatMap(known -> consecutive(known.toIntegers(), data.dimension(axis)));
        if (run.isPresent()) {
            Value part = cut(call, data, axis, run.get()[0], run.get()[run.get().length - 1] + 1, 1);
            return List.of(call.reshape(part, replaced(data.shape(), axis, indices.shape())));
        }
        boolean active = data.isActive() || indices.isActive();
        Value from = active ? call.asActive(data) : data;
        Value at = active ? call.asActive(indices) : indices;
        return List.of(call.emit(new Gather(axis), data.type(), from, at));
    }

    /** The indices, counted from the start, where each is one more than the last. */
    private static Optional<long[]> consecutive(long[] indices, long size) {
        long[] places = Arrays.stream(indices)
                .map(index -> index < 0 ? index + size : index)
                .toArray();
        for (int at = 0; at < places.length; at++) {
            if (places[at] < 0 || places[at] >= size) {
                throw new OnnxException("index " + indices[at] + " lies outside an axis of " + size);
            }
            if (at > 0 && places[at] != places[at - 1] + 1) {
                return Optional.empty();
            }
        }
        return Optional.of(places).filter(run -> run.length > 0);
    }

    private static long[] replaced(long[] shape, int axis, long[] by) {
        return LongStream.concat(
                        LongStream.concat(Arrays.stream(shape, 0, axis), Arrays.stream(by)),
                        Arrays.stream(shape, axis + 1, shape.length))
                .toArray();
    }

    private static Value cut(NodeCall call, Value value, int axis, long start, long end, long step) {
        if (start == 0 && end == value.dimension(axis) && step == 1) {
            return value;
        }
        return call.emit(new Slice(axis, start, end, step), value.type(), value);
    }

    private static List<Value> slice(NodeCall call) {
        Value value = call.input(0);
        long[] starts = call.wholesOrInput("starts", 1).orElseThrow(() -> new OnnxException("it has no starts"));
        long[] ends = call.wholesOrInput("ends", 2).orElseThrow(() -> new OnnxException("it has no ends"));
        long[] axes = call.wholesOrInput("axes", 3)
                .orElseGet(() -> LongStream.range(0, starts.length).toArray());
        long[] steps = call.find(4).isPresent() ? call.knownIntegers(4) : filled(1, starts.length);
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new OnnxException("starts, ends, axes and steps differ in length");
        }
        for (int index = 0; index < starts.length; index++) {
            int axis = Dimensions.axis(axes[index], value.rank());
            SliceBounds bounds = SliceBounds.of(starts[index], ends[index], steps[index], value.dimension(axis));
            if (bounds.count() == 0) {
                return List.of(empty(value, axis));
            }
            value = cut(call, value, axis, bounds.first(), bounds.last() + 1, bounds.distance());
            value = bounds.backwards() ? call.emit(new Rearrange(value.tensorShape()), value.type(), value) : value;
        }
        return List.of(value);
    }

    private static Value empty(Value value, int axis) {
        long[] shape = value.shape().clone();
        shape[axis] = 0;
        return Value.stored(value.type(), shape, value.origin());
    }

    private static long[] filled(long value, int length) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    private static List<Value> pad(NodeCall call) {
        Value input = call.input(0);
        long[] pads = call.wholesOrInput("pads", 1).orElseThrow(() -> new OnnxException("it has no pads"));
        long[] axes = call.find(3).isPresent()
                ? call.knownIntegers(3)
                : LongStream.range(0, input.rank()).toArray();
        if (pads.length != 2 * axes.length) {
            throw new OnnxException("pads need " + 2 * axes.length + " numbers, have " + pads.length);
        }
        List<Long> before = new ArrayList<>(Collections.nCopies(input.rank(), 0L));
        List<Long> after = new ArrayList<>(Collections.nCopies(input.rank(), 0L));
        for (int index = 0; index < axes.length; index++) {
            int axis = Dimensions.axis(axes[index], input.rank());
            before.set(axis, pads[index]);
            after.set(axis, pads[index + axes.length]);
        }
        boolean none = Arrays.stream(pads).allMatch(pad -> pad == 0);
        return List.of(none ? input : call.emit(new Pad(before, after), input.type(), input));
    }

    private static List<Value> resize(NodeCall call) {
        Value input = call.input(0);
        long[] sizes = sizes(call, input);
        if (sizes.length != input.rank()) {
            throw new OnnxException("sizes " + Dimensions.text(sizes) + " do not fit " + input.text());
        }
        if (Arrays.equals(sizes, input.shape())) {
            return List.of(input);
        }
        if (sizes.length < 3 || sizes[0] != input.dimension(0) || sizes[1] != input.dimension(1)) {
            throw new UnsupportedNodeException("it resizes batch or channels");
        }
        boolean linear = !call.text("mode", "nearest").equals("nearest");
        List<Long> spatial = Arrays.stream(sizes).skip(2).boxed().toList();
        return List.of(call.emit(new Resize(spatial, linear), input.type(), input));
    }

    /** Sizes as stated or by scales; before version 11 the scales are the second input or a setting. */
    private static long[] sizes(NodeCall call, Value input) {
        Optional<Value> stated = call.find(3);
        if (stated.isPresent() && stated.get().elements() > 0) {
            return onAxes(call, input, inProportion(call, input, call.knownIntegers(3)));
        }
        boolean old = call.find(2).isEmpty() || call.node().operator().equals("Upsample");
        double[] scales = old && call.find(1).isEmpty()
                ? call.reals("scales").orElseThrow(() -> new OnnxException("it has neither sizes nor scales"))
                : numbers(call, old ? 1 : 2);
        long[] scaled = new long[scales.length];
        for (int index = 0; index < scales.length; index++) {
            long size = size(input, axes(call, scales.length)[index]);
            scaled[index] = (long) Math.floor(size * scales[index]);
        }
        return onAxes(call, input, scaled);
    }

    /** Stated sizes, or with a policy the sizes by one scale for all of them: the least or the greatest that they ask for. */
    private static long[] inProportion(NodeCall call, Value input, long[] stated) {
        boolean least = call.text("keep_aspect_ratio_policy", "stretch").equals("not_larger");
        boolean greatest = call.text("keep_aspect_ratio_policy", "stretch").equals("not_smaller");
        if (!least && !greatest) {
            return stated;
        }
        long[] axes = axes(call, stated.length);
        double[] scales = new double[stated.length];
        for (int index = 0; index < scales.length; index++) {
            scales[index] = (double) stated[index] / size(input, axes[index]);
        }
        DoubleStream all = Arrays.stream(scales);
        double scale = (least ? all.min() : all.max()).orElse(1);
        return Arrays.stream(axes)
                .map(axis -> Math.round(scale * size(input, axis)))
                .toArray();
    }

    private static long size(Value input, long axis) {
        return input.dimension(Dimensions.axis(axis, input.rank()));
    }

    private static double[] numbers(NodeCall call, int index) {
        Constant known = call.input(index)
                .constant()
                .orElseThrow(() -> new UnsupportedNodeException("its scales depend on data"));
        double[] numbers = new double[known.size()];
        Arrays.setAll(numbers, known::real);
        return numbers;
    }

    private static long[] axes(NodeCall call, int count) {
        long[] axes =
                call.wholes("axes").orElseGet(() -> LongStream.range(0, count).toArray());
        if (axes.length != count) {
            throw new OnnxException("axes and sizes differ in length");
        }
        return axes;
    }

    private static long[] onAxes(NodeCall call, Value input, long[] sizes) {
        long[] axes = axes(call, sizes.length);
        if (call.wholes("axes").isEmpty()) {
            return sizes;
        }
        long[] all = input.shape().clone();
        for (int index = 0; index < axes.length; index++) {
            all[Dimensions.axis(axes[index], input.rank())] = sizes[index];
        }
        return all;
    }

    /** Makes as many rows as there can be at most. */
    private static List<Value> suppress(NodeCall call) {
        Value boxes = call.input(0);
        Value scores = call.input(1);
        long stated = call.find(2).isPresent()
                ? Arrays.stream(call.knownIntegers(2)).findFirst().orElse(0)
                : 0;
        if (boxes.rank() != 3 || scores.rank() != 3 || stated <= 0) {
            throw new UnsupportedNodeException("it keeps no stated number of boxes");
        }
        long kept = Math.min(stated, boxes.dimension(1));
        Value made = call.emit(
                new NonMaximumSuppression(kept), ElementType.INT64, call.asActive(boxes), call.asActive(scores));
        call.note(call.node().label() + " is counted with the most boxes that it can keep, " + kept + " per class");
        return List.of(call.reshape(made, made.elements() / 3, 3));
    }
}
