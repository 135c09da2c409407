package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;

/** Parts of known numbers, several joined, sequences, fillings, and reductions of vectors. */
final class ConstantSelection {
    private ConstantSelection() {}

    static Map<String, ConstantPropagation.Evaluation> steps() {
        Map<String, ConstantPropagation.Evaluation> steps = new TreeMap<>();
        steps.put(
                "Gather",
                (call, in) -> in.size() == 2 && !isLearned(in.get(0))
                        ? one(gather(call, in.get(0), in.get(1)))
                        : Optional.empty());
        steps.put(
                "Slice",
                (call, in) -> isLearned(in.get(0)) ? Optional.empty() : one(Optional.of(slice(call, in.get(0)))));
        steps.put("Concat", (call, in) -> one(concat(call, in)));
        steps.put("Split", ConstantSelection::split);
        steps.put("Transpose", (call, in) -> one(Optional.of(transpose(call, in.get(0)))));
        steps.put("Expand", (call, in) -> in.size() == 2 ? one(expand(in.get(0), in.get(1))) : Optional.empty());
        steps.put("ConstantOfShape", (call, in) -> one(filled(call, in.get(0))));
        steps.put("Range", (call, in) -> areNumbers(in, 3) ? one(range(in)) : Optional.empty());
        steps.put("NonZero", (call, in) -> one(Optional.of(nonZero(in.get(0)))));
        steps.put("ReduceProd", (call, in) -> reduce(call, in, (a, b) -> a * b));
        steps.put("ReduceSum", (call, in) -> reduce(call, in, Long::sum));
        steps.put("ReduceMax", (call, in) -> reduce(call, in, Math::max));
        steps.put("ReduceMin", (call, in) -> reduce(call, in, Math::min));
        return steps;
    }

    /** Tells a small learned table, which is read where it lies, from the few factors that scale a shape. */
    private static boolean isLearned(Constant data) {
        return !data.type().isInteger() && data.size() > 8;
    }

    private static Optional<List<Constant>> one(Optional<Constant> made) {
        return made.map(List::of);
    }

    private static Optional<Constant> gather(NodeCall call, Constant data, Constant indices) {
        long[] shape = data.shape();
        int axis = Dimensions.axis(call.whole("axis", 0), shape.length);
        int inner = (int) Dimensions.elements(Arrays.copyOfRange(shape, axis + 1, shape.length));
        int outer = (int) Dimensions.elements(Arrays.copyOf(shape, axis));
        long[] result = LongStream.concat(
                        LongStream.concat(Arrays.stream(shape, 0, axis), Arrays.stream(indices.shape())),
                        Arrays.stream(shape, axis + 1, shape.length))
                .toArray();
        return Places.small(result).map(small -> {
            int[] places = new int[(int) Dimensions.elements(small)];
            int next = 0;
            for (int before = 0; before < outer && places.length > 0; before++) {
                for (int at = 0; at < indices.size(); at++) {
                    long index = Dimensions.axis(indices.integer(at), (int) shape[axis]);
                    for (int after = 0; after < inner; after++) {
                        places[next++] = (int) ((before * shape[axis] + index) * inner + after);
                    }
                }
            }
            return data.pick(small, places);
        });
    }

    private static Constant slice(NodeCall call, Constant data) {
        long[] starts = call.wholesOrInput("starts", 1).orElseThrow(() -> new OnnxException("it has no starts"));
        long[] ends = call.wholesOrInput("ends", 2).orElseThrow(() -> new OnnxException("it has no ends"));
        long[] axes = call.wholesOrInput("axes", 3)
                .orElseGet(() -> LongStream.range(0, starts.length).toArray());
        boolean stepped = call.find(4).isPresent();
        long[] steps = stepped
                ? call.knownIntegers(4)
                : LongStream.range(0, starts.length).map(i -> 1).toArray();
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new OnnxException("starts, ends, axes and steps differ in length");
        }
        Constant part = data;
        for (int index = 0; index < starts.length; index++) {
            int axis = Dimensions.axis(axes[index], part.shape().length);
            part = cut(part, axis, SliceBounds.of(starts[index], ends[index], steps[index], part.shape()[axis]));
        }
        return part;
    }

    private static Constant cut(Constant data, int axis, SliceBounds bounds) {
        long[] shape = data.shape();
        long[] strides = Places.strides(shape);
        long start = bounds.count() == 0 ? 0 : bounds.place(0) * strides[axis];
        strides[axis] *= bounds.backwards() ? -bounds.distance() : bounds.distance();
        shape[axis] = bounds.count();
        return data.pick(shape, Places.strided(shape, strides, start));
    }

    private static Optional<Constant> concat(NodeCall call, List<Constant> parts) {
        int axis = Dimensions.axis(call.whole("axis", 0), parts.get(0).shape().length);
        long[] shape = parts.get(0).shape();
        long joined = 0;
        for (Constant part : parts) {
            long[] own = part.shape();
            if (own.length != shape.length) {
                throw new OnnxException("it joins " + Dimensions.text(shape) + " and " + Dimensions.text(own));
            }
            joined += own[axis];
            own[axis] = shape[axis];
            if (!Arrays.equals(own, shape)) {
                throw new OnnxException("it joins " + Dimensions.text(shape) + " and " + Dimensions.text(part.shape()));
            }
        }
        shape[axis] = joined;
        return Places.small(shape).map(small -> joined(parts, axis, small));
    }

    /** Copies runs of each part in turn, as often as there are elements before the axis. */
    private static Constant joined(List<Constant> parts, int axis, long[] shape) {
        boolean whole = parts.get(0).type().isInteger();
        long[] integers = new long[whole ? (int) Dimensions.elements(shape) : 0];
        double[] reals = new double[whole ? 0 : (int) Dimensions.elements(shape)];
        int outer = (int) Dimensions.elements(Arrays.copyOf(shape, axis));
        int next = 0;
        for (int before = 0; before < outer; before++) {
            for (Constant part : parts) {
                int run = part.size() / outer;
                for (int at = before * run; at < (before + 1) * run; at++) {
                    if (whole) {
                        integers[next++] = part.integer(at);
                    } else {
                        reals[next++] = part.real(at);
                    }
                }
            }
        }
        ElementType type = parts.get(0).type();
        return whole ? Constant.ofIntegers(type, shape, integers) : Constant.ofReals(type, shape, reals);
    }

    private static Optional<List<Constant>> split(NodeCall call, List<Constant> in) {
        Constant data = in.get(0);
        int axis = Dimensions.axis(call.whole("axis", 0), data.shape().length);
        long[] sizes = call.wholesOrInput("split", 1)
                .orElseGet(() -> ShapeRules.even(
                        data.shape()[axis], call.node().outputs().size()));
        if (LongStream.of(sizes).anyMatch(size -> size < 0)
                || LongStream.of(sizes).sum() != data.shape()[axis]) {
            throw new OnnxException(
                    "an axis of " + data.shape()[axis] + " does not split into " + Arrays.toString(sizes));
        }
        List<Constant> parts = new ArrayList<>();
        long from = 0;
        for (long size : sizes) {
            parts.add(cut(data, axis, new SliceBounds(from, 1, size, false)));
            from += size;
        }
        return Optional.of(parts);
    }

    private static Constant transpose(NodeCall call, Constant data) {
        long[] shape = data.shape();
        long[] order = call.wholes("perm")
                .orElseGet(() -> LongStream.range(0, shape.length)
                        .map(axis -> shape.length - 1 - axis)
                        .toArray());
        boolean each =
                order.length == shape.length && Arrays.stream(order).distinct().count() == order.length;
        if (!each) {
            throw new OnnxException("order " + Arrays.toString(order) + " does not fit " + Dimensions.text(shape));
        }
        int[] axes = Arrays.stream(order)
                .mapToInt(axis -> Dimensions.axis(axis, shape.length))
                .toArray();
        long[] strides = Places.strides(shape);
        long[] turned = IntStream.of(axes).mapToLong(axis -> shape[axis]).toArray();
        long[] turnedStrides =
                IntStream.of(axes).mapToLong(axis -> strides[axis]).toArray();
        return data.pick(turned, Places.strided(turned, turnedStrides, 0));
    }

    private static Optional<Constant> expand(Constant data, Constant shape) {
        return Places.small(shape.toIntegers())
                .flatMap(wanted -> Places.broadcast(data.shape(), wanted))
                .map(result -> data.pick(result, Places.repeated(result, data.shape())));
    }

    private static Optional<Constant> filled(NodeCall call, Constant shape) {
        Constant value = call.tensor("value")
                .map(tensor -> tensor.small()
                        .filter(number -> number.size() == 1)
                        .orElseThrow(() -> new UnsupportedNodeException("it is not filled with a number")))
                .orElseGet(() -> Constant.ofReals(ElementType.FLOAT, new long[0], new double[] {0}));
        return Places.small(shape.toIntegers())
                .map(wanted -> value.pick(wanted, new int[(int) Dimensions.elements(wanted)]));
    }

    private static boolean areNumbers(List<Constant> in, int count) {
        return in.size() == count && in.stream().allMatch(number -> number.size() == 1);
    }

    private static Optional<Constant> range(List<Constant> in) {
        double start = in.get(0).real(0);
        double step = in.get(2).real(0);
        long count = (long) Math.max(0, Math.ceil((in.get(1).real(0) - start) / step));
        if (Double.isNaN(step) || step == 0) {
            throw new OnnxException("a range cannot have a step of " + step);
        }
        ElementType type = in.get(0).type();
        return Places.small(new long[] {Math.min(count, Constant.MOST_ELEMENTS + 1)})
                .map(shape -> type.isInteger()
                        ? Constant.ofIntegers(
                                type,
                                shape,
                                LongStream.range(0, count)
                                        .map(at -> in.get(0).integer(0)
                                                + at * in.get(2).integer(0))
                                        .toArray())
                        : Constant.ofReals(
                                type,
                                shape,
                                IntStream.range(0, (int) count)
                                        .mapToDouble(at -> start + at * step)
                                        .toArray()));
    }

    /** The places of all numbers but 0: a row for each axis, a column for each place. */
    private static Constant nonZero(Constant data) {
        int[] found =
                IntStream.range(0, data.size()).filter(at -> data.real(at) != 0).toArray();
        long[] shape = data.shape();
        long[] strides = Places.strides(shape);
        long[] places = new long[shape.length * found.length];
        for (int axis = 0; axis < shape.length; axis++) {
            for (int at = 0; at < found.length; at++) {
                places[axis * found.length + at] = found[at] / strides[axis] % shape[axis];
            }
        }
        return Constant.ofIntegers(ElementType.INT64, new long[] {shape.length, found.length}, places);
    }

    /** Of vectors of integers only, to one number. */
    private static Optional<List<Constant>> reduce(NodeCall call, List<Constant> in, LongBinaryOperator operator) {
        Constant data = in.get(0);
        if (data.shape().length != 1 || !data.type().isInteger() || data.size() == 0) {
            return Optional.empty();
        }
        long result = Arrays.stream(data.toIntegers()).reduce(operator).orElseThrow();
        return Optional.of(List.of(Constant.ofIntegers(
                data.type(), call.flag("keepdims", true) ? new long[] {1} : new long[0], new long[] {result})));
    }
}
