package org.ridgepoint.workload.onnx.file;

import java.util.Optional;
import org.ridgepoint.workload.op.Precision;

/** The element types of ONNX tensors. Source: TensorProto.DataType in the ONNX project's onnx.proto. */
public enum ElementType {
    FLOAT(1, "fp32", 32, Kind.REAL),
    UINT8(2, "uint8", 8, Kind.INTEGER),
    INT8(3, "int8", 8, Kind.INTEGER),
    UINT16(4, "uint16", 16, Kind.INTEGER),
    INT16(5, "int16", 16, Kind.INTEGER),
    INT32(6, "int32", 32, Kind.INTEGER),
    INT64(7, "int64", 64, Kind.INTEGER),
    STRING(8, "", 0, Kind.OTHER),
    BOOL(9, "uint8", 8, Kind.INTEGER),
    FLOAT16(10, "fp16", 16, Kind.REAL),
    DOUBLE(11, "fp64", 64, Kind.REAL),
    UINT32(12, "uint32", 32, Kind.INTEGER),
    UINT64(13, "int64", 64, Kind.INTEGER),
    COMPLEX64(14, "", 64, Kind.OTHER),
    COMPLEX128(15, "", 128, Kind.OTHER),
    BFLOAT16(16, "bf16", 16, Kind.REAL),
    FLOAT8E4M3FN(17, "fp8", 8, Kind.OTHER),
    FLOAT8E4M3FNUZ(18, "fp8", 8, Kind.OTHER),
    FLOAT8E5M2(19, "fp8", 8, Kind.OTHER),
    FLOAT8E5M2FNUZ(20, "fp8", 8, Kind.OTHER),
    UINT4(21, "uint4", 4, Kind.OTHER),
    INT4(22, "int4", 4, Kind.OTHER),
    FLOAT4E2M1(23, "int4", 4, Kind.OTHER),
    FLOAT8E8M0(24, "fp8", 8, Kind.OTHER),
    UINT2(25, "uint2", 2, Kind.OTHER),
    INT2(26, "int2", 2, Kind.OTHER);

    /** Whether small tensors of a type are read as numbers. */
    private enum Kind {
        INTEGER,
        REAL,
        OTHER
    }

    private final int code;
    private final String precision;
    private final int bits;
    private final Kind kind;

    ElementType(int code, String precision, int bits, Kind kind) {
        this.code = code;
        this.precision = precision;
        this.bits = bits;
        this.kind = kind;
    }

    /** The type with ONNX's number for it. */
    public static Optional<ElementType> find(long code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public int code() {
        return code;
    }

    public int bits() {
        return bits;
    }

    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    public boolean isReal() {
        return kind == Kind.REAL;
    }

    /** How hardware stores it; none for text and complex numbers. */
    public Optional<Precision> precision() {
        return Precision.find(precision);
    }
}
