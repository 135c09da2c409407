package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.work.VectorKind;

/**
 * Attention in one node, as ONNX 23 and ONNX Runtime have it. Heads beside each other in a token's row are addressed as they
 * lie; a cache of earlier keys and values is joined without moving it.
 *
 * <p>Not modelled: masks and biases of the scores, which are part of the softmax.
 */
final class AttentionRules {
    private static final String MICROSOFT = "com.microsoft.";

    private AttentionRules() {}

    static Map<String, Rule> rows() {
        return Map.of(
                "Attention",
                AttentionRules::standard,
                MICROSOFT + "MultiHeadAttention",
                AttentionRules::multiHead,
                MICROSOFT + "GroupQueryAttention",
                AttentionRules::grouped,
                MICROSOFT + "Attention",
                call -> projected(call, call.find(4), call.input(0).type()),
                MICROSOFT + "QAttention",
                call -> projected(call, call.find(8), call.input(3).type()),
                "RotaryEmbedding",
                call -> List.of(rotated(call, call.input(0))),
                MICROSOFT + "RotaryEmbedding",
                call -> List.of(rotated(call, call.input(0))));
    }

    /** The new keys or values, those of earlier tokens, and how both are joined. */
    private record Cached(NodeCall call, Value heads) {
        Value after(Optional<Value> past) {
            if (past.isEmpty() || past.get().elements() == 0) {
                return heads;
            }
            return call.emit(new Concat(2, true), heads.type(), call.asActive(past.get()), heads);
        }
    }

    private static List<Value> standard(NodeCall call) {
        call.refuseOutput(3, "of scores");
        boolean inHeads = call.input(0).rank() == 4;
        long queryHeads = inHeads ? 1 : call.whole("q_num_heads", 0);
        long keyHeads = inHeads ? 1 : call.whole("kv_num_heads", 0);
        Value query = inHeads ? call.input(0) : heads(call, call.input(0), queryHeads);
        Value key = inHeads ? call.input(1) : heads(call, call.input(1), keyHeads);
        Value value = inHeads ? call.input(2) : heads(call, call.input(2), keyHeads);
        List<Value> made = mixed(call, query, key, value, call.find(4), call.find(5));
        return inHeads ? made : joined(call, made);
    }

    private static List<Value> multiHead(NodeCall call) {
        long heads = call.whole("num_heads", 0);
        if (call.find(1).isEmpty() || call.input(0).rank() != 3 || call.input(1).rank() == 5) {
            throw new UnsupportedNodeException("its queries, keys and values are packed");
        }
        Value query = heads(call, call.input(0), heads);
        Value key = call.input(1).rank() == 4 ? call.input(1) : heads(call, call.input(1), heads);
        Value value = call.input(2).rank() == 4 ? call.input(2) : heads(call, call.input(2), heads);
        return joined(call, mixed(call, query, key, value, call.find(6), call.find(7)));
    }

    private static List<Value> grouped(NodeCall call) {
        long queryHeads = call.whole("num_heads", 0);
        long keyHeads = call.whole("kv_num_heads", 0);
        List<Value> parts = call.find(1).isPresent()
                ? List.of(call.input(0), call.input(1), call.input(2))
                : unpacked(call, call.input(0), queryHeads, keyHeads);
        boolean rotates = call.flag("do_rotary", false);
        Value query = heads(call, rotates ? rotated(call, parts.get(0)) : parts.get(0), queryHeads);
        Value key = heads(call, rotates ? rotated(call, parts.get(1)) : parts.get(1), keyHeads);
        Value value = heads(call, parts.get(2), keyHeads);
        return joined(call, mixed(call, query, key, value, call.find(3), call.find(4)));
    }

    private static List<Value> unpacked(NodeCall call, Value packed, long queryHeads, long keyHeads) {
        long all = Math.addExact(queryHeads, Math.multiplyExact(2, keyHeads));
        if (queryHeads <= 0 || keyHeads <= 0 || packed.dimension(-1) % all != 0) {
            throw new OnnxException(packed.text() + " does not hold " + all + " heads");
        }
        long width = packed.dimension(-1) / all;
        Split split = new Split(packed.rank() - 1, List.of(queryHeads * width, keyHeads * width, keyHeads * width));
        return call.emitAll(split, packed.type(), List.of(packed), List.of());
    }

    /** With the matrices for queries, keys and values in the node. */
    private static List<Value> projected(NodeCall call, Optional<Value> cache, ElementType type) {
        Value input = call.input(0);
        Value weights = call.input(1);
        if (weights.isActive() || weights.rank() != 2 || cache.isPresent() || input.rank() != 3) {
            throw new UnsupportedNodeException("its weights are computed, or it has a cache");
        }
        List<Value> stored = new ArrayList<>(List.of(weights));
        call.find(2).ifPresent(stored::add);
        long width = weights.dimension(1);
        Value all = call.emit(new Linear(width, stored.size() == 2), type, List.of(input), stored);
        long[] sizes =
                call.wholes("qkv_hidden_sizes").orElse(new long[] {width / 3, width / 3, width - 2 * (width / 3)});
        Split split = new Split(2, Arrays.stream(sizes).boxed().toList());
        List<Value> parts = call.emitAll(split, all.type(), List.of(all), List.of());
        if (parts.size() != 3) {
            throw new OnnxException("it has " + parts.size() + " of queries, keys and values");
        }
        long heads = call.whole("num_heads", 0);
        List<Value> each = parts.stream().map(part -> heads(call, part, heads)).toList();
        return joined(call, mixed(call, each.get(0), each.get(1), each.get(2), Optional.empty(), Optional.empty()))
                .subList(0, 1);
    }

    private static List<Value> mixed(
            NodeCall call, Value query, Value key, Value value, Optional<Value> pastKey, Optional<Value> pastValue) {
        Value keys = new Cached(call, call.asActive(key)).after(pastKey);
        Value values = new Cached(call, call.asActive(value)).after(pastValue);
        Value made = call.emit(new Attention(), query.type(), call.asActive(query), keys, values);
        return List.of(made, keys, values);
    }

    /** Batch, tokens, width as batch, heads, tokens, width of a head. */
    private static Value heads(NodeCall call, Value tokens, long heads) {
        if (tokens.rank() != 3 || heads <= 0 || tokens.dimension(2) % heads != 0) {
            throw new OnnxException(tokens.text() + " does not hold " + heads + " heads");
        }
        return call.reshape(tokens, tokens.dimension(0), heads, tokens.dimension(1), tokens.dimension(2) / heads);
    }

    /** The first of the results as batch, tokens, width again. */
    private static List<Value> joined(NodeCall call, List<Value> results) {
        Value heads = results.get(0);
        long width = Math.multiplyExact(heads.dimension(1), heads.dimension(3));
        Value tokens = call.reshape(heads, heads.dimension(0), heads.dimension(2), width);
        return List.of(tokens, results.get(1), results.get(2));
    }

    private static Value rotated(NodeCall call, Value input) {
        return call.emit(new Activation(VectorKind.ROTATE), input.type(), input);
    }
}
