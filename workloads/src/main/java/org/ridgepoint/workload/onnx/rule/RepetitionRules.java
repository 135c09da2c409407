package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.workload.onnx.file.Constant;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Slice;

/** Loops whose number of rounds is known beforehand, written out round by round. */
public final class RepetitionRules {
    private static final int MOST_ROUNDS = 20_000;

    private RepetitionRules() {}

    /** Writes one round: from the values that a body takes to those that it gives. */
    @FunctionalInterface
    public interface Body {
        List<Value> run(OnnxGraph graph, List<Value> inputs);
    }

    /** What comes out of a {@code Loop}: carried values, then what each round leaves, stacked. */
    public static List<Value> loop(NodeCall call, Body body) {
        OnnxGraph graph = graph(call);
        int carried = Math.max(0, call.inputCount() - 2);
        long rounds = rounds(call);
        boolean more = call.find(1).map(RepetitionRules::known).orElse(true);
        List<Value> state = new ArrayList<>(IntStream.range(0, carried)
                .mapToObj(index -> call.input(index + 2))
                .toList());
        List<List<Value>> left = new ArrayList<>();
        for (long round = 0; round < rounds && more; round++) {
            requireFew(round);
            List<Value> inputs = new ArrayList<>();
            inputs.add(Value.known(Constant.scalar(round), call.origin() + "#round"));
            inputs.add(truth(call));
            inputs.addAll(state);
            List<Value> made = body.run(graph, inputs);
            if (made.size() < carried + 1) {
                throw new OnnxException(
                        "its body makes " + made.size() + " values, where " + (carried + 1) + " belong");
            }
            more = known(made.get(0));
            state = made.subList(1, carried + 1);
            left.add(made.subList(carried + 1, made.size()));
        }
        List<Value> results = new ArrayList<>(state);
        results.addAll(stacked(call, left));
        return results;
    }

    private static long rounds(NodeCall call) {
        return call.find(0).isEmpty()
                ? Long.MAX_VALUE
                : LongStream.of(call.knownIntegers(0)).findFirst().orElse(0);
    }

    /** What comes out of a {@code Scan}: the last state, then what each round leaves, stacked. */
    public static List<Value> scan(NodeCall call, Body body) {
        if (call.opset() < 9) {
            throw new UnsupportedNodeException("it scans a batch, as before operator set 9");
        }
        OnnxGraph graph = graph(call);
        int scanned = Math.toIntExact(call.whole("num_scan_inputs", 0));
        int carried = call.inputCount() - scanned;
        if (scanned < 1 || carried < 0) {
            throw new OnnxException("num_scan_inputs must be from 1 to " + call.inputCount() + ", was " + scanned);
        }
        long rounds = call.input(carried).dimension(axis(call, 0));
        List<Value> state = new ArrayList<>(
                IntStream.range(0, carried).mapToObj(call::input).toList());
        List<List<Value>> left = new ArrayList<>();
        for (long round = 0; round < rounds; round++) {
            requireFew(round);
            List<Value> inputs = new ArrayList<>(state);
            for (int index = 0; index < scanned; index++) {
                inputs.add(
                        part(call, call.input(carried + index), axis(call, index), place(call, index, round, rounds)));
            }
            List<Value> made = body.run(graph, inputs);
            if (made.size() < carried) {
                throw new OnnxException("its body makes " + made.size() + " values, where " + carried + " belong");
            }
            state = made.subList(0, carried);
            left.add(made.subList(carried, made.size()));
        }
        List<Value> results = new ArrayList<>(state);
        results.addAll(stacked(call, left));
        return results;
    }

    private static long axis(NodeCall call, int index) {
        return call.wholes("scan_input_axes").map(axes -> at(axes, index)).orElse(0L);
    }

    private static long place(NodeCall call, int index, long round, long rounds) {
        boolean backwards = call.wholes("scan_input_directions")
                        .map(each -> at(each, index))
                        .orElse(0L)
                == 1;
        return backwards ? rounds - 1 - round : round;
    }

    private static long at(long[] values, int index) {
        return index < values.length ? values[index] : 0;
    }

    /** One place of an axis, without the axis. */
    private static Value part(NodeCall call, Value value, long axis, long place) {
        int at = Dimensions.axis(axis, value.rank());
        Value cut =
                value.dimension(at) == 1 ? value : call.emit(new Slice(at, place, place + 1, 1), value.type(), value);
        long[] shape = IntStream.range(0, value.rank())
                .filter(each -> each != at)
                .mapToLong(value::dimension)
                .toArray();
        return call.reshape(cut, shape);
    }

    private static List<Value> stacked(NodeCall call, List<List<Value>> left) {
        if (left.isEmpty()) {
            return List.of();
        }
        List<Value> stacked = new ArrayList<>();
        for (int index = 0; index < left.get(0).size(); index++) {
            List<Value> rounds = new ArrayList<>();
            for (List<Value> each : left) {
                Value value = each.get(index);
                long[] longer = LongStream.concat(LongStream.of(1), LongStream.of(value.shape()))
                        .toArray();
                rounds.add(call.reshape(value, longer));
            }
            boolean active = rounds.stream().anyMatch(Value::isActive);
            List<Value> read = rounds.stream()
                    .map(value -> active ? call.asActive(value) : value)
                    .toList();
            stacked.add(
                    read.size() == 1
                            ? read.get(0)
                            : call.emit(new Concat(0), read.get(0).type(), read, List.of()));
        }
        return stacked;
    }

    private static OnnxGraph graph(NodeCall call) {
        if (call.node().attributes().get("body") instanceof OnnxAttribute.Subgraph body) {
            return body.value();
        }
        throw new OnnxException("it has no body");
    }

    private static boolean known(Value condition) {
        return condition
                .constant()
                .filter(number -> number.size() == 1)
                .map(number -> number.integer(0) != 0)
                .orElseThrow(() -> new UnsupportedNodeException("the number of its rounds depends on data"));
    }

    private static Value truth(NodeCall call) {
        Optional<Value> given = call.find(1);
        return given.orElseGet(() -> Value.known(
                Constant.ofIntegers(ElementType.BOOL, new long[0], new long[] {1}), call.origin() + "#more"));
    }

    private static void requireFew(long round) {
        if (round >= MOST_ROUNDS) {
            throw new UnsupportedNodeException("it has more than " + MOST_ROUNDS + " rounds");
        }
    }
}
