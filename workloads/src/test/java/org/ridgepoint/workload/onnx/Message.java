package org.ridgepoint.workload.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes one protobuf message field by field. */
final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message whole(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Message real(int field, float value) {
        varint((long) field << 3 | 5);
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    Message text(int field, String value) {
        return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message inner) {
        return raw(field, inner.toBytes());
    }

    Message raw(int field, byte[] content) {
        varint((long) field << 3 | 2);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    /** Several integers in one packed field. */
    Message packed(int field, long... values) {
        Message content = new Message();
        for (long value : values) {
            content.varint(value);
        }
        return raw(field, content.toBytes());
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
