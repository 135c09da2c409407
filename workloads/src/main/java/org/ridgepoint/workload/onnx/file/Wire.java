package org.ridgepoint.workload.onnx.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the fields of one protobuf message in a buffer that may be a mapped file; what it is not asked for it
 * steps over without touching. Every length is checked against the message's end: the file is not trusted.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer buffer;
    private final int end;
    private int at;
    private int wireType;

    Wire(ByteBuffer buffer) {
        this(buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN), buffer.position(), buffer.limit());
    }

    private Wire(ByteBuffer buffer, int from, int end) {
        this.buffer = buffer;
        this.at = from;
        this.end = end;
    }

    /** A second cursor at the same place. */
    Wire copy() {
        return new Wire(buffer, at, end);
    }

    boolean hasNext() {
        return at < end;
    }

    int remainingBytes() {
        return end - at;
    }

    /** Number of the next field; its value is to be read or skipped next. */
    int nextField() {
        long tag = rawVarint();
        wireType = (int) (tag & 7);
        long field = tag >>> 3;
        if (field == 0 || field > 0x1FFFFFFF) {
            throw malformed("a field number of " + field);
        }
        return (int) field;
    }

    /** Steps over the value of the field just named. */
    void skip() {
        switch (wireType) {
            case VARINT -> rawVarint();
            case FIXED64 -> advance(8);
            case LENGTH -> advance(length());
            case FIXED32 -> advance(4);
            default -> throw malformed("wire type " + wireType);
        }
    }

    long varint() {
        expect(VARINT);
        return rawVarint();
    }

    float fixed32() {
        expect(FIXED32);
        return Float.intBitsToFloat(buffer.getInt(advance(4)));
    }

    Wire message() {
        expect(LENGTH);
        int length = length();
        int from = advance(length);
        return new Wire(buffer, from, from + length);
    }

    String text(ReadingLimits limits) {
        Wire content = message();
        byte[] bytes = new byte[limits.admitBytes(content.remainingBytes())];
        buffer.get(content.at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Hands on each integer of a repeated field, packed or not. */
    void varints(LongSink sink) {
        if (wireType == VARINT) {
            sink.accept(rawVarint());
            return;
        }
        for (Wire packed = message(); packed.hasNext(); ) {
            sink.accept(packed.rawVarint());
        }
    }

    /** Hands on the bits of each 32-bit number of a repeated field, packed or not. */
    void fixed32s(LongSink sink) {
        if (wireType == FIXED32) {
            sink.accept(buffer.getInt(advance(4)));
            return;
        }
        for (Wire packed = message(); packed.hasNext(); ) {
            sink.accept(buffer.getInt(packed.advance(4)));
        }
    }

    /** Hands on the bits of each 64-bit number of a repeated field, packed or not. */
    void fixed64s(LongSink sink) {
        if (wireType == FIXED64) {
            sink.accept(buffer.getLong(advance(8)));
            return;
        }
        for (Wire packed = message(); packed.hasNext(); ) {
            sink.accept(buffer.getLong(packed.advance(8)));
        }
    }

    /** One unsigned little-endian number of a message that is plain bytes. */
    long littleEndian(int bytes) {
        int from = advance(bytes);
        long value = 0;
        for (int index = bytes - 1; index >= 0; index--) {
            value = value << 8 | buffer.get(from + index) & 0xFF;
        }
        return value;
    }

    private long rawVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = buffer.get(advance(1));
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed("a number of more than ten bytes");
    }

    private int length() {
        long length = rawVarint();
        if (length < 0 || length > end - at) {
            throw malformed("a length of " + Long.toUnsignedString(length) + " where " + (end - at)
                    + " bytes are left (cut off?)");
        }
        return (int) length;
    }

    private int advance(int bytes) {
        if (bytes > end - at) {
            throw malformed("it ends within a value (cut off?)");
        }
        int from = at;
        at += bytes;
        return from;
    }

    private void expect(int wanted) {
        if (wireType != wanted) {
            throw malformed("wire type " + wireType + " where " + wanted + " belongs");
        }
    }

    private OnnxException malformed(String what) {
        return new OnnxException("not a valid ONNX file: at byte " + at + ", " + what);
    }

    /** Takes numbers one by one without boxing them. */
    @FunctionalInterface
    interface LongSink {
        void accept(long value);
    }
}
