package org.ridgepoint.workload.onnx;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.ridgepoint.workload.onnx.file.ElementType;

/** Writes ONNX models for tests. The numbers of weights are said to lie in another file, so that this one is small. */
final class OnnxFile {
    private final Message graph = new Message();
    private final Message extras = new Message();
    private long opset = 17;

    static OnnxFile model() {
        return new OnnxFile();
    }

    OnnxFile opset(long version) {
        opset = version;
        return this;
    }

    OnnxFile input(String name, ElementType type, Object... dimensions) {
        graph.message(11, value(name, type, dimensions));
        return this;
    }

    OnnxFile output(String name) {
        graph.message(12, new Message().text(1, name));
        return this;
    }

    OnnxFile stated(String name, ElementType type, Object... dimensions) {
        graph.message(13, value(name, type, dimensions));
        return this;
    }

    /** Weights without a file's worth of numbers. */
    OnnxFile weights(String name, long... shape) {
        return initializer(tensor(name, ElementType.FLOAT, shape).whole(14, 1));
    }

    /** An initializer of 64-bit integers. */
    OnnxFile constant(String name, long... values) {
        graph.message(5, tensor(name, ElementType.INT64, values.length).packed(7, values));
        return this;
    }

    OnnxFile initializer(Message tensor) {
        graph.message(5, tensor);
        return this;
    }

    OnnxFile node(String operator, List<String> inputs, List<String> outputs, Message... attributes) {
        graph.message(1, nodeMessage("", operator, inputs, outputs, attributes));
        return this;
    }

    OnnxFile node(Message node) {
        graph.message(1, node);
        return this;
    }

    OnnxFile function(Message function) {
        extras.message(25, function);
        return this;
    }

    static Message nodeMessage(
            String domain, String operator, List<String> inputs, List<String> outputs, Message... attributes) {
        Message node = new Message().text(4, operator);
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        return domain.isEmpty() ? node : node.text(7, domain);
    }

    static Message subgraph(Message... nodes) {
        Message graph = new Message().text(2, "branch");
        for (Message node : nodes) {
            graph.message(1, node);
        }
        return graph;
    }

    static Message tensor(String name, ElementType type, long... shape) {
        Message tensor = new Message();
        for (long dimension : shape) {
            tensor.whole(1, dimension);
        }
        return tensor.whole(2, type.code()).text(8, name);
    }

    static Message value(String name, ElementType type, Object... dimensions) {
        Message shape = new Message();
        for (Object dimension : dimensions) {
            Message written = dimension instanceof String symbol
                    ? new Message().text(2, symbol)
                    : new Message().whole(1, ((Number) dimension).longValue());
            shape.message(1, written);
        }
        Message tensor = new Message().whole(1, type.code()).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    static Message whole(String name, long value) {
        return new Message().text(1, name).whole(3, value).whole(20, 2);
    }

    static Message real(String name, float value) {
        return new Message().text(1, name).real(2, value).whole(20, 1);
    }

    static Message text(String name, String value) {
        return new Message().text(1, name).text(4, value).whole(20, 3);
    }

    static Message wholes(String name, long... values) {
        Message attribute = new Message().text(1, name);
        for (long value : values) {
            attribute.whole(8, value);
        }
        return attribute.whole(20, 7);
    }

    static Message wholes(String name, List<? extends Number> values) {
        return wholes(name, values.stream().mapToLong(Number::longValue).toArray());
    }

    static Message graph(String name, Message value) {
        return new Message().text(1, name).message(6, value).whole(20, 5);
    }

    static Message reference(String name, String callers) {
        return new Message().text(1, name).text(21, callers);
    }

    byte[] toBytes() {
        byte[] functions = extras.toBytes();
        byte[] model = new Message()
                .whole(1, 8)
                .text(2, "test")
                .message(7, graph)
                .message(8, new Message().text(1, "").whole(2, opset))
                .toBytes();
        return ByteBuffer.allocate(model.length + functions.length)
                .put(model)
                .put(functions)
                .array();
    }

    ImportedModel read() {
        return read(Map.of());
    }

    ImportedModel read(Map<String, Long> bindings) {
        return read(ImportOptions.binding(bindings));
    }

    ImportedModel read(ImportOptions options) {
        return OnnxImport.read(ByteBuffer.wrap(toBytes()), "model", options);
    }
}
