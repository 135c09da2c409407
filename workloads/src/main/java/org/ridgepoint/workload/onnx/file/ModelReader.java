package org.ridgepoint.workload.onnx.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decodes ONNX model files; the numbers of weights stay where they are.
 *
 * <p>Source: field numbers of the ONNX project's onnx.proto.
 */
public final class ModelReader {
    private static final int MOST_AXES = 32;

    private final ReadingLimits limits = new ReadingLimits();
    private final TensorReader tensors = new TensorReader(limits);

    private ModelReader() {}

    /** The model in a buffer, from its position to its limit. */
    public static OnnxModel read(ByteBuffer content) {
        FileKind.foreign(content).ifPresent(what -> {
            throw new OnnxException(what);
        });
        return new ModelReader().model(new Wire(content));
    }

    private OnnxModel model(Wire wire) {
        Map<String, Long> opsets = new TreeMap<>();
        Optional<OnnxGraph> graph = Optional.empty();
        List<OnnxFunction> functions = new ArrayList<>();
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 7 -> graph = Optional.of(onlyGraph(graph, wire.message()));
                case 8 -> opset(wire.message(), opsets);
                case 25 -> functions.add(function(wire.message()));
                default -> wire.skip();
            }
        }
        OnnxGraph found = graph.orElseThrow(() -> new OnnxException("not a valid ONNX file: it holds no graph"));
        return new OnnxModel(opsets, found, functions);
    }

    private OnnxGraph onlyGraph(Optional<OnnxGraph> before, Wire wire) {
        if (before.isPresent()) {
            throw new OnnxException("not a valid ONNX file: it holds two graphs");
        }
        return graph(wire);
    }

    private void opset(Wire wire, Map<String, Long> opsets) {
        limits.admitRecord();
        String domain = "";
        long version = 1;
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> domain = wire.text(limits);
                case 2 -> version = wire.varint();
                default -> wire.skip();
            }
        }
        opsets.put(plainDomain(domain), version);
    }

    private static String plainDomain(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }

    private OnnxFunction function(Wire wire) {
        limits.enterSubgraph();
        limits.admitRecord();
        String name = "";
        String domain = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<OnnxNode> nodes = new ArrayList<>();
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> name = wire.text(limits);
                case 4 -> inputs.add(entry(wire));
                case 5 -> outputs.add(entry(wire));
                case 7 -> nodes.add(node(wire.message()));
                case 10 -> domain = plainDomain(wire.text(limits));
                default -> wire.skip();
            }
        }
        limits.leaveSubgraph();
        return new OnnxFunction(name, domain, inputs, outputs, nodes);
    }

    private String entry(Wire wire) {
        limits.admitRecord();
        return wire.text(limits);
    }

    private OnnxGraph graph(Wire wire) {
        limits.enterSubgraph();
        String name = "";
        List<OnnxNode> nodes = new ArrayList<>();
        List<OnnxTensor> initializers = new ArrayList<>();
        List<OnnxValue> inputs = new ArrayList<>();
        List<OnnxValue> outputs = new ArrayList<>();
        List<OnnxValue> values = new ArrayList<>();
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> nodes.add(node(wire.message()));
                case 2 -> name = wire.text(limits);
                case 5 -> initializers.add(tensors.read(wire.message()));
                case 11 -> inputs.add(value(wire.message()));
                case 12 -> outputs.add(value(wire.message()));
                case 13 -> values.add(value(wire.message()));
                case 15 -> throw new OnnxException("sparse initializers are not supported");
                default -> wire.skip();
            }
        }
        limits.leaveSubgraph();
        requireDistinct(initializers);
        return new OnnxGraph(name, nodes, initializers, inputs, outputs, values);
    }

    private static void requireDistinct(List<OnnxTensor> initializers) {
        Set<String> names = new HashSet<>();
        for (OnnxTensor initializer : initializers) {
            if (!names.add(initializer.name())) {
                throw new OnnxException("two initializers are called \"" + initializer.name() + "\"");
            }
        }
    }

    private OnnxNode node(Wire wire) {
        limits.admitRecord();
        String name = "";
        String operator = "";
        String domain = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, OnnxAttribute> attributes = new TreeMap<>();
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> inputs.add(entry(wire));
                case 2 -> outputs.add(entry(wire));
                case 3 -> name = wire.text(limits);
                case 4 -> operator = wire.text(limits);
                case 5 -> new AttributeReader(this, limits).read(wire.message(), attributes);
                case 7 -> domain = plainDomain(wire.text(limits));
                default -> wire.skip();
            }
        }
        return new OnnxNode(name, operator, domain, inputs, outputs, attributes);
    }

    OnnxTensor tensor(Wire wire) {
        return tensors.read(wire);
    }

    OnnxGraph subgraph(Wire wire) {
        return graph(wire);
    }

    private OnnxValue value(Wire wire) {
        limits.admitRecord();
        String name = "";
        OnnxValue typed = new OnnxValue("", Optional.empty(), Optional.empty());
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> name = wire.text(limits);
                case 2 -> typed = type(wire.message());
                default -> wire.skip();
            }
        }
        return new OnnxValue(name, typed.type(), typed.shape());
    }

    private OnnxValue type(Wire wire) {
        OnnxValue typed = new OnnxValue("", Optional.empty(), Optional.empty());
        while (wire.hasNext()) {
            if (wire.nextField() == 1) {
                typed = tensorType(wire.message());
            } else {
                wire.skip();
            }
        }
        return typed;
    }

    private OnnxValue tensorType(Wire wire) {
        Optional<ElementType> type = Optional.empty();
        Optional<List<OnnxValue.Dimension>> shape = Optional.empty();
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> type = ElementType.find(wire.varint());
                case 2 -> shape = Optional.of(shape(wire.message()));
                default -> wire.skip();
            }
        }
        return new OnnxValue("", type, shape);
    }

    private List<OnnxValue.Dimension> shape(Wire wire) {
        List<OnnxValue.Dimension> dimensions = new ArrayList<>();
        while (wire.hasNext()) {
            if (wire.nextField() == 1 && dimensions.size() < MOST_AXES) {
                dimensions.add(dimension(wire.message()));
            } else {
                wire.skip();
            }
        }
        return dimensions;
    }

    /** A negative or absent size is one that the file leaves open. */
    private OnnxValue.Dimension dimension(Wire wire) {
        limits.admitRecord();
        Optional<Long> size = Optional.empty();
        String symbol = "";
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> size = Optional.of(wire.varint()).filter(given -> given >= 0);
                case 2 -> symbol = wire.text(limits);
                default -> wire.skip();
            }
        }
        return new OnnxValue.Dimension(size, symbol);
    }
}
