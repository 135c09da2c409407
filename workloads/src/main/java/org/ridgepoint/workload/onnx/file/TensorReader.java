package org.ridgepoint.workload.onnx.file;

import java.util.Arrays;
import java.util.Optional;
import org.ridgepoint.workload.work.Whole;

/** Decodes TensorProto messages: type and shape always, the numbers only where they are few. */
final class TensorReader {
    private static final int MOST_AXES = 32;

    private final ReadingLimits limits;

    TensorReader(ReadingLimits limits) {
        this.limits = limits;
    }

    OnnxTensor read(Wire wire) {
        limits.admitRecord();
        Wire numbers = wire.copy();
        Longs shape = new Longs(MOST_AXES);
        String name = "";
        long typeCode = 0;
        boolean external = false;
        int rawBytes = 0;
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 1 -> wire.varints(shape::add);
                case 2 -> typeCode = wire.varint();
                case 8 -> name = wire.text(limits);
                case 9 -> rawBytes = wire.message().remainingBytes();
                case 14 -> external = wire.varint() == 1;
                default -> wire.skip();
            }
        }
        String label = name;
        long code = typeCode;
        ElementType type = ElementType.find(code)
                .orElseThrow(() -> new OnnxException("tensor \"" + label + "\" has the unknown element type " + code));
        checkSize(name, type, shape, rawBytes);
        boolean few = !external && shape.elements() <= Constant.MOST_ELEMENTS;
        Optional<Constant> small = few ? numbers(numbers, type, shape.toArray()) : Optional.empty();
        return new OnnxTensor(name, type, shape.toArray(), small);
    }

    private static void checkSize(String name, ElementType type, Longs shape, int rawBytes) {
        if (shape.size() > MOST_AXES) {
            throw new OnnxException("tensor \"" + name + "\" has more than " + MOST_AXES + " axes");
        }
        long bytes = Whole.ceilDiv(shape.elements() * type.bits(), Byte.SIZE);
        if (rawBytes > 0 && type.bits() > 0 && rawBytes != bytes) {
            throw new OnnxException("tensor \"" + name + "\" of shape " + Dimensions.text(shape.toArray()) + " holds "
                    + rawBytes + " bytes where " + bytes + " belong");
        }
    }

    private Optional<Constant> numbers(Wire wire, ElementType type, long[] shape) {
        if (!type.isInteger() && !type.isReal()) {
            return Optional.empty();
        }
        int count = (int) Dimensions.elements(shape);
        Longs bits = new Longs(count);
        boolean halves = type == ElementType.FLOAT16 || type == ElementType.BFLOAT16;
        while (wire.hasNext()) {
            switch (wire.nextField()) {
                case 4 -> wire.fixed32s(real -> bits.add(doubleBits(Float.intBitsToFloat((int) real))));
                case 5 -> wire.varints(number -> bits.add(halves ? real(type, number) : number));
                case 7, 11 -> wire.varints(bits::add);
                case 9 -> raw(wire.message(), type, bits);
                case 10 -> wire.fixed64s(bits::add);
                default -> wire.skip();
            }
        }
        if (bits.size() != count) {
            return Optional.empty();
        }
        limits.admitBytes(8 * count);
        long[] values = bits.toArray();
        return Optional.of(
                type.isInteger()
                        ? Constant.ofIntegers(type, shape, values)
                        : Constant.ofReals(
                                type,
                                shape,
                                Arrays.stream(values)
                                        .mapToDouble(Double::longBitsToDouble)
                                        .toArray()));
    }

    private static void raw(Wire bytes, ElementType type, Longs bits) {
        int width = type.bits() / 8;
        while (bytes.remainingBytes() >= width) {
            long number = bytes.littleEndian(width);
            bits.add(type.isReal() ? real(type, number) : signed(type, number));
        }
    }

    private static long signed(ElementType type, long number) {
        return switch (type) {
            case INT8 -> (byte) number;
            case INT16 -> (short) number;
            case INT32 -> (int) number;
            default -> number;
        };
    }

    /** The bits of the double that equals a number of a real type. */
    private static long real(ElementType type, long number) {
        return switch (type) {
            case FLOAT -> doubleBits(Float.intBitsToFloat((int) number));
            case BFLOAT16 -> doubleBits(Float.intBitsToFloat((int) number << 16));
            case FLOAT16 -> doubleBits(half((int) number));
            default -> number;
        };
    }

    private static long doubleBits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /** The value of a 16-bit IEEE number: sign, 5 bits of exponent (bias 15), 10 bits of fraction. */
    static double half(int bits) {
        int exponent = bits >>> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0
                ? Math.scalb((double) fraction, -24)
                : exponent == 0x1F
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : Math.scalb(1.0 + fraction / 1024.0, exponent - 15);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    /** A growing list of longs that keeps at most so many and counts on. */
    private static final class Longs {
        private final int most;
        private long[] values = new long[8];
        private int size;

        Longs(int most) {
            this.most = most;
        }

        void add(long value) {
            if (size < most) {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                values[size] = value;
            }
            size = Math.min(size + 1, most + 1);
        }

        int size() {
            return size;
        }

        long[] toArray() {
            return Arrays.copyOf(values, Math.min(size, most));
        }

        long elements() {
            return Dimensions.elements(toArray());
        }
    }
}
