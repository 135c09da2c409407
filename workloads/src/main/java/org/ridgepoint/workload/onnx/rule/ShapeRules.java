package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxTensor;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.op.move.Transpose;

/** Other dimensions or another order for the same elements; tensors joined, split and repeated; stored values. */
final class ShapeRules {
    /** In the shape that a Reshape asks for: whatever the other axes leave. */
    private static final long INFERRED = -1;

    private ShapeRules() {}

    static Map<String, Rule> rows() {
        return Map.ofEntries(
                Map.entry("Constant", ShapeRules::constant),
                Map.entry("ConstantOfShape", ShapeRules::filled),
                Map.entry("Identity", call -> List.of(call.input(0))),
                Map.entry("Dropout", call -> List.of(call.input(0))),
                Map.entry("Shape", ShapeRules::shape),
                Map.entry(
                        "Size",
                        call -> List.of(
                                known(call, Constant.scalar(call.input(0).elements())))),
                Map.entry("Reshape", ShapeRules::reshape),
                Map.entry("Flatten", ShapeRules::flatten),
                Map.entry("Squeeze", ShapeRules::squeeze),
                Map.entry("Unsqueeze", ShapeRules::unsqueeze),
                Map.entry("Transpose", ShapeRules::transpose),
                Map.entry("Expand", ShapeRules::expand),
                Map.entry("Tile", ShapeRules::tile),
                Map.entry("Concat", ShapeRules::concat),
                Map.entry("Split", ShapeRules::split),
                Map.entry("DepthToSpace", call -> List.of(depthToSpace(call))),
                Map.entry("SpaceToDepth", call -> List.of(spaceToDepth(call))));
    }

    private static Value known(NodeCall call, Constant constant) {
        return Value.known(constant, call.origin());
    }

    private static List<Value> constant(NodeCall call) {
        OnnxAttribute stated = call.node().attributes().values().stream()
                .findFirst()
                .orElseThrow(() -> new OnnxException("it has no value"));
        if (stated instanceof OnnxAttribute.TensorValue tensor) {
            return List.of(Value.of(tensor.value(), call.origin()));
        }
        if (stated instanceof OnnxAttribute.WholeNumber whole) {
            return List.of(known(call, Constant.scalar(whole.value())));
        }
        if (stated instanceof OnnxAttribute.WholeNumbers) {
            return List.of(known(call, Constant.vector(call.wholes("value_ints").orElse(new long[0]))));
        }
        double[] reals = stated instanceof OnnxAttribute.Real real
                ? new double[] {real.value()}
                : call.reals("value_floats")
                        .orElseThrow(() -> new UnsupportedNodeException("its value is no tensor of numbers"));
        long[] shape = stated instanceof OnnxAttribute.Real ? new long[0] : new long[] {reals.length};
        return List.of(known(call, Constant.ofReals(ElementType.FLOAT, shape, reals)));
    }

    private static List<Value> filled(NodeCall call) {
        long[] shape = call.knownIntegers(0);
        ElementType type = call.tensor("value").map(OnnxTensor::type).orElse(ElementType.FLOAT);
        return List.of(Value.made(type, shape, call.origin()));
    }

    private static List<Value> shape(NodeCall call) {
        long[] shape = call.input(0).shape();
        int from = clamped(call.whole("start", 0), shape.length);
        int to = clamped(call.whole("end", shape.length), shape.length);
        return List.of(known(call, Constant.vector(Arrays.copyOfRange(shape, from, Math.max(from, to)))));
    }

    private static int clamped(long axis, int rank) {
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    private static List<Value> reshape(NodeCall call) {
        Value input = call.input(0);
        long[] wanted = call.wholesOrInput("shape", 1)
                .orElseThrow(() -> new OnnxException("it has no shape"))
                .clone();
        boolean zeroIsZero = call.flag("allowzero", false);
        OptionalInt open = OptionalInt.empty();
        long others = 1;
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] == 0 && !zeroIsZero) {
                wanted[axis] = input.dimension(axis);
            }
            if (wanted[axis] == INFERRED && open.isEmpty()) {
                open = OptionalInt.of(axis);
            } else {
                others = Math.multiplyExact(others, wanted[axis]);
            }
        }
        if (open.isPresent()) {
            wanted[open.getAsInt()] = others == 0 ? 0 : input.elements() / others;
        }
        return List.of(call.reshape(input, wanted));
    }

    private static List<Value> flatten(NodeCall call) {
        Value input = call.input(0);
        int axis = clamped(call.whole("axis", 1), input.rank());
        long rows = Dimensions.elements(Arrays.copyOf(input.shape(), axis));
        return List.of(call.reshape(input, rows, rows == 0 ? 0 : input.elements() / rows));
    }

    private static List<Value> squeeze(NodeCall call) {
        Value input = call.input(0);
        Set<Integer> gone = new HashSet<>();
        long[] stated = call.wholesOrInput("axes", 1)
                .orElseGet(() -> LongStream.range(0, input.rank())
                        .filter(axis -> input.dimension(axis) == 1)
                        .toArray());
        Arrays.stream(stated).forEach(axis -> gone.add(Dimensions.axis(axis, input.rank())));
        long[] shape = IntStream.range(0, input.rank())
                .filter(axis -> !gone.contains(axis))
                .mapToLong(input::dimension)
                .toArray();
        return List.of(call.reshape(input, shape));
    }

    private static List<Value> unsqueeze(NodeCall call) {
        Value input = call.input(0);
        long[] stated = call.wholesOrInput("axes", 1).orElseThrow(() -> new OnnxException("it has no axes"));
        int rank = input.rank() + stated.length;
        Set<Integer> added = new HashSet<>();
        Arrays.stream(stated).forEach(axis -> added.add(Dimensions.axis(axis, rank)));
        if (added.size() != stated.length || rank > 32) {
            throw new OnnxException("axes " + Arrays.toString(stated) + " cannot be added to " + input.text());
        }
        long[] shape = new long[rank];
        int next = 0;
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] = added.contains(axis) ? 1 : input.dimension(next++);
        }
        return List.of(call.reshape(input, shape));
    }

    private static List<Value> transpose(NodeCall call) {
        Value input = call.input(0);
        int rank = input.rank();
        long[] order = call.wholes("perm")
                .orElseGet(() ->
                        LongStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        return List.of(reordered(call, input, order));
    }

    /** Free where only axes of size 1 change places, for then the elements stay in their order. */
    private static Value reordered(NodeCall call, Value input, long... order) {
        if (order.length != input.rank()) {
            throw new OnnxException("order " + Arrays.toString(order) + " does not fit " + input.text());
        }
        List<Integer> axes = Arrays.stream(order)
                .mapToObj(axis -> Dimensions.axis(axis, input.rank()))
                .toList();
        Transpose transpose = new Transpose(axes);
        TensorShape made = transpose.outputs(List.of(input.tensorShape())).get(0);
        int[] moved = axes.stream()
                .filter(axis -> input.dimension(axis) != 1)
                .mapToInt(Integer::intValue)
                .toArray();
        boolean inOrder = IntStream.range(1, moved.length).allMatch(at -> moved[at - 1] < moved[at]);
        return inOrder ? call.reshape(input, made.dimensions()) : call.emit(transpose, input.type(), input);
    }

    private static List<Value> expand(NodeCall call) {
        return List.of(ElementRules.expanded(call, call.input(0), call.knownIntegers(1)));
    }

    /** Each axis in turn: an axis of 1 before it is repeated, then joined with it. */
    private static List<Value> tile(NodeCall call) {
        Value value = call.input(0);
        long[] repeats = call.knownIntegers(1);
        if (repeats.length != value.rank()) {
            throw new OnnxException("repeats " + Arrays.toString(repeats) + " do not fit " + value.text());
        }
        for (int axis = 0; axis < repeats.length; axis++) {
            if (repeats[axis] != 1) {
                value = repeated(call, value, axis, repeats[axis]);
            }
        }
        return List.of(value);
    }

    private static Value repeated(NodeCall call, Value value, int axis, long times) {
        long[] split = inserted(value.shape(), axis, 1);
        long[] filled = inserted(value.shape(), axis, times);
        long[] joined = value.shape().clone();
        joined[axis] = Math.multiplyExact(joined[axis], times);
        return call.reshape(ElementRules.expanded(call, call.reshape(value, split), filled), joined);
    }

    private static long[] inserted(long[] shape, int axis, long dimension) {
        long[] longer = new long[shape.length + 1];
        System.arraycopy(shape, 0, longer, 0, axis);
        longer[axis] = dimension;
        System.arraycopy(shape, axis, longer, axis + 1, shape.length - axis);
        return longer;
    }

    /** Empty parts add nothing. */
    private static List<Value> concat(NodeCall call) {
        List<Value> parts =
                call.given().stream().filter(part -> part.elements() > 0).toList();
        if (parts.size() <= 1) {
            return parts.isEmpty() ? call.given().subList(0, 1) : parts;
        }
        int axis = Dimensions.axis(call.whole("axis", 0), parts.get(0).rank());
        boolean active = parts.stream().anyMatch(Value::isActive);
        List<Value> read = new ArrayList<>();
        parts.forEach(part -> read.add(active ? call.asActive(part) : part));
        return List.of(call.emit(new Concat(axis), parts.get(0).type(), read, List.of()));
    }

    private static List<Value> split(NodeCall call) {
        Value input = call.input(0);
        int axis = Dimensions.axis(call.whole("axis", 0), input.rank());
        long[] sizes = call.wholesOrInput("split", 1)
                .orElseGet(
                        () -> even(input.dimension(axis), call.node().outputs().size()));
        List<Long> parts = Arrays.stream(sizes).boxed().toList();
        return call.emitAll(new Split(axis, parts), input.type(), List.of(input), List.of());
    }

    /** Parts of one size, the last the rest. */
    static long[] even(long size, int parts) {
        long most = Window.steps(size, Math.max(1, parts));
        return LongStream.range(0, parts)
                .map(part -> Math.min(most, Math.max(0, size - part * most)))
                .toArray();
    }

    private static Value depthToSpace(NodeCall call) {
        Value x = image(call);
        long block = block(call);
        long depth = x.dimension(1) / (block * block);
        boolean depthFirst = call.text("mode", "DCR").equals("DCR");
        Value blocks = depthFirst
                ? call.reshape(x, x.dimension(0), block, block, depth, x.dimension(2), x.dimension(3))
                : call.reshape(x, x.dimension(0), depth, block, block, x.dimension(2), x.dimension(3));
        Value turned =
                depthFirst ? reordered(call, blocks, 0, 3, 4, 1, 5, 2) : reordered(call, blocks, 0, 1, 4, 2, 5, 3);
        return call.reshape(turned, x.dimension(0), depth, x.dimension(2) * block, x.dimension(3) * block);
    }

    private static Value spaceToDepth(NodeCall call) {
        Value x = image(call);
        long block = block(call);
        long rows = x.dimension(2) / block;
        long columns = x.dimension(3) / block;
        Value blocks = call.reshape(x, x.dimension(0), x.dimension(1), rows, block, columns, block);
        Value turned = reordered(call, blocks, 0, 3, 5, 1, 2, 4);
        return call.reshape(turned, x.dimension(0), x.dimension(1) * block * block, rows, columns);
    }

    private static Value image(NodeCall call) {
        if (call.input(0).rank() != 4) {
            throw new OnnxException("it takes an image, got " + call.input(0).text());
        }
        return call.input(0);
    }

    private static long block(NodeCall call) {
        long block = call.whole("blocksize", 0);
        if (block < 1 || block > 1 << 12) {
            throw new OnnxException("blocksize must be positive, was " + block);
        }
        return block;
    }
}
