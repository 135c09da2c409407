package org.ridgepoint.workload.onnx.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.work.VectorKind;

/**
 * Elements picked from or put into places that indices name. Each is counted as a copy of what it makes; that a scatter
 * could leave its data in place is not modelled.
 */
final class ScatterRules {
    private ScatterRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "GatherElements", call -> List.of(moved(call, call.input(1).shape())),
                "GatherND", ScatterRules::gatherBlocks,
                "ScatterElements", call -> List.of(moved(call, call.input(0).shape())),
                "ScatterND", call -> List.of(moved(call, call.input(0).shape())),
                "ReverseSequence", call -> List.of(moved(call, call.input(0).shape())),
                "OneHot", ScatterRules::oneHot,
                "GridSample", ScatterRules::sampled);
    }

    private static Value moved(NodeCall call, long... shape) {
        Value data = call.input(0);
        boolean active = call.given().stream().anyMatch(Value::isActive);
        Rearrange copy = new Rearrange(TensorShape.of(shape));
        return call.emit(copy, data.type(), active ? call.asActive(data) : data);
    }

    private static List<Value> gatherBlocks(NodeCall call) {
        Value data = call.input(0);
        Value indices = call.input(1);
        long batch = call.whole("batch_dims", 0);
        long named = indices.dimension(-1);
        if (batch < 0 || named < 0 || batch + named > data.rank()) {
            throw new OnnxException("indices " + indices.text() + " name too many axes of " + data.text());
        }
        long[] shape = LongStream.concat(
                        Arrays.stream(indices.shape(), 0, indices.rank() - 1),
                        Arrays.stream(data.shape(), (int) (batch + named), data.rank()))
                .toArray();
        return List.of(moved(call, shape));
    }

    /** Each class compared with the index. */
    private static List<Value> oneHot(NodeCall call) {
        Value indices = call.input(0);
        long[] depth = call.knownIntegers(1);
        if (depth.length != 1) {
            throw new OnnxException("depth must be one number, has " + depth.length);
        }
        int axis = Dimensions.axis(call.whole("axis", -1), indices.rank() + 1);
        long[] narrow = LongStream.concat(
                        LongStream.concat(Arrays.stream(indices.shape(), 0, axis), LongStream.of(1)),
                        Arrays.stream(indices.shape(), axis, indices.rank()))
                .toArray();
        long[] wide = narrow.clone();
        wide[axis] = depth[0];
        Value filled = ElementRules.expanded(call, call.reshape(indices, narrow), wide);
        return List.of(
                call.emit(new Activation(VectorKind.COMPARE), call.input(2).type(), filled));
    }

    private static List<Value> sampled(NodeCall call) {
        Value image = call.input(0);
        Value grid = call.input(1);
        if (image.rank() < 3 || grid.rank() != image.rank()) {
            throw new OnnxException("a grid of " + grid.text() + " does not fit " + image.text());
        }
        List<Long> sizes =
                Arrays.stream(grid.shape(), 1, grid.rank() - 1).boxed().toList();
        boolean linear = !call.text("mode", "linear").equals("nearest");
        return List.of(call.emit(new Resize(sizes, linear), image.type(), call.asActive(image)));
    }
}
