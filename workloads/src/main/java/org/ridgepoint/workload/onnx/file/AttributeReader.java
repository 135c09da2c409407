package org.ridgepoint.workload.onnx.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes AttributeProto messages. */
final class AttributeReader {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int FLOATS = 6;
    private static final int INTS = 7;
    private static final int STRINGS = 8;

    private final ModelReader reader;
    private final ReadingLimits limits;
    private final List<Long> wholes = new ArrayList<>();
    private final List<Float> reals = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private Optional<OnnxAttribute> single = Optional.empty();

    AttributeReader(ModelReader reader, ReadingLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** Puts the attribute in this message among the node's. */
    void read(Wire wire, Map<String, OnnxAttribute> attributes) {
        limits.admitRecord();
        String name = "";
        long type = 0;
        while (wire.hasNext()) {
            int field = wire.nextField();
            switch (field) {
                case 1 -> name = wire.text(limits);
                case 20 -> type = wire.varint();
                default -> value(field, wire);
            }
        }
        if (attributes.put(name, attribute(type)) != null) {
            throw new OnnxException("a node has two attributes called \"" + name + "\"");
        }
    }

    private void value(int field, Wire wire) {
        switch (field) {
            case 2 -> single = Optional.of(new OnnxAttribute.Real(wire.fixed32()));
            case 3 -> single = Optional.of(new OnnxAttribute.WholeNumber(wire.varint()));
            case 4 -> single = Optional.of(new OnnxAttribute.Text(wire.text(limits)));
            case 5 -> single = Optional.of(new OnnxAttribute.TensorValue(reader.tensor(wire.message())));
            case 6 -> single = Optional.of(new OnnxAttribute.Subgraph(reader.subgraph(wire.message())));
            case 7 -> wire.fixed32s(bits -> reals.add(Float.intBitsToFloat((int) admitted(bits))));
            case 8 -> wire.varints(number -> wholes.add(admitted(number)));
            case 9 -> {
                limits.admitRecord();
                texts.add(wire.text(limits));
            }
            case 21 -> single = Optional.of(new OnnxAttribute.Reference(wire.text(limits)));
            default -> wire.skip();
        }
    }

    private long admitted(long number) {
        limits.admitBytes(24);
        return number;
    }

    /** By what is there, and by the stated type where a zero or an empty list was left out. */
    private OnnxAttribute attribute(long type) {
        if (single.isPresent()) {
            return single.get();
        }
        if (!wholes.isEmpty() || type == INTS) {
            return new OnnxAttribute.WholeNumbers(List.copyOf(wholes));
        }
        if (!reals.isEmpty() || type == FLOATS) {
            return new OnnxAttribute.Reals(List.copyOf(reals));
        }
        if (!texts.isEmpty() || type == STRINGS) {
            return new OnnxAttribute.Texts(List.copyOf(texts));
        }
        return switch ((int) type) {
            case FLOAT -> new OnnxAttribute.Real(0);
            case INT -> new OnnxAttribute.WholeNumber(0);
            case STRING -> new OnnxAttribute.Text("");
            default -> new OnnxAttribute.Unread(type);
        };
    }
}
