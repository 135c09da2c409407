package org.ridgepoint.workload.op;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.ridgepoint.workload.work.Whole;

/**
 * How a number is stored and summed.
 *
 * @param name such as {@code int8}
 * @param bits stored bits of one element, 1 to 64
 * @param accumulatorBits bits of the sum that its products go into
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Precision(String name, int bits, int accumulatorBits) {
    public static final Precision INT8 = new Precision("int8", 8, 32);
    public static final Precision INT32 = new Precision("int32", 32, 32);
    public static final Precision INT64 = new Precision("int64", 64, 64);
    public static final Precision FP16 = new Precision("fp16", 16, 32);
    public static final Precision BF16 = new Precision("bf16", 16, 32);
    public static final Precision FP32 = new Precision("fp32", 32, 32);

    /** The named formats; beside them {@code int1} to {@code int32} and {@code uint1} to {@code uint32} are understood. */
    private static final List<Precision> NAMED = List.of(
            new Precision("binary", 1, 16),
            new Precision("fp8", 8, 32),
            FP16,
            BF16,
            new Precision("tf32", 32, 32),
            FP32,
            new Precision("fp64", 64, 64),
            INT64);

    private static final Pattern INTEGER = Pattern.compile("u?int([1-9][0-9]?)");

    public Precision {
        if (bits < 1 || bits > 64) {
            throw new IllegalArgumentException("bits must be 1 to 64, was " + bits);
        }
        if (accumulatorBits < bits) {
            throw new IllegalArgumentException(
                    "accumulatorBits must be at least bits (" + bits + "), was " + accumulatorBits);
        }
    }

    /** The precision of that name. */
    public static Precision of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown precision \"" + name + "\"; known are int1 to int32, " + String.join(", ", names())));
    }

    /** The precision of that name, if there is one. */
    public static Optional<Precision> find(String name) {
        Matcher integer = INTEGER.matcher(name);
        if (integer.matches() && Integer.parseInt(integer.group(1)) <= 32) {
            int bits = Integer.parseInt(integer.group(1));
            return Optional.of(new Precision(name, bits, bits <= 2 ? 16 : bits <= 8 ? 32 : 64));
        }
        return NAMED.stream().filter(known -> known.name.equals(name)).findFirst();
    }

    /** Names of the formats that are not plain integers. */
    public static List<String> names() {
        return NAMED.stream().map(Precision::name).toList();
    }

    /** Bytes of a tensor: packed, and rounded up to whole bytes once per tensor. */
    public long bytes(long elements) {
        return Whole.ceilDiv(Math.multiplyExact(elements, bits), Byte.SIZE);
    }
}
