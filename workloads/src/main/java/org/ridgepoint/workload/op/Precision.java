package org.ridgepoint.workload.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.ridgepoint.workload.work.Whole;

/**
 * How a number is stored and summed. Weights may have a format of their own, as in {@code w4a8}, integers of 4 bits under
 * activations of 8, or {@code int4/bf16}: it is then activations whose bits these are.
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
            new Precision("fp8e4m3", 8, 32),
            new Precision("fp8e5m2", 8, 32),
            FP16,
            BF16,
            new Precision("tf32", 32, 32),
            FP32,
            new Precision("fp64", 64, 64),
            INT64);

    /** Bits that a multiplier multiplies, of formats that are not plain integers, the leading one with them. */
    private static final Map<String, Integer> SIGNIFICANDS =
            Map.of("fp8", 4, "fp8e4m3", 4, "fp8e5m2", 3, "fp16", 11, "bf16", 8, "tf32", 11, "fp32", 24, "fp64", 53);

    private static final Pattern MIXED_INTEGERS = Pattern.compile("w([1-9][0-9]?)a([1-9][0-9]?)");
    private static final Pattern MIXED = Pattern.compile("([a-z0-9]+)/([a-z0-9]+)");
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
                .orElseThrow(() -> new IllegalArgumentException("unknown precision \"" + name
                        + "\"; known are int1 to int32, w4a8 and the like, " + String.join(", ", names())));
    }

    /** The precision of that name, if there is one. */
    public static Optional<Precision> find(String name) {
        Matcher integers = MIXED_INTEGERS.matcher(name);
        if (integers.matches()) {
            return mixed(name, "int" + integers.group(1), "int" + integers.group(2));
        }
        Matcher mixed = MIXED.matcher(name);
        return mixed.matches() ? mixed(name, mixed.group(1), mixed.group(2)) : plain(name);
    }

    /** Alike, they are one format. */
    private static Optional<Precision> mixed(String name, String weights, String activations) {
        Optional<Precision> acting = plain(activations);
        return weights.equals(activations)
                ? acting
                : plain(weights)
                        .flatMap(weight -> acting.map(each -> new Precision(
                                name, each.bits, Math.max(weight.accumulatorBits, each.accumulatorBits))));
    }

    private static Optional<Precision> plain(String name) {
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

    /** The format of weights: this one, where they have none of their own. */
    public Precision weights() {
        Matcher integers = MIXED_INTEGERS.matcher(name);
        Matcher mixed = MIXED.matcher(name);
        return integers.matches() ? of("int" + integers.group(1)) : mixed.matches() ? of(mixed.group(1)) : this;
    }

    /** The format of activations. */
    public Precision activations() {
        Matcher integers = MIXED_INTEGERS.matcher(name);
        Matcher mixed = MIXED.matcher(name);
        return integers.matches() ? of("int" + integers.group(2)) : mixed.matches() ? of(mixed.group(2)) : this;
    }

    /** Whether weights have a format of their own. */
    public boolean isMixed() {
        return !weights().equals(this);
    }

    /** Whether its numbers are whole. */
    public boolean isInteger() {
        return !SIGNIFICANDS.containsKey(name);
    }

    /**
     * The one format in which an array multiplies that has no way of its own for the two: reals before integers, then the wider
     * of them, the other being widened.
     */
    public Precision computing() {
        Precision weight = weights();
        Precision activation = activations();
        boolean byKind = weight.isInteger() != activation.isInteger();
        boolean weightRules = byKind ? activation.isInteger() : weight.bits > activation.bits;
        return weightRules ? weight : activation;
    }

    /** Bits that a multiplier takes of each operand, multiplied: what its size goes with. */
    public long multipliedBits() {
        return (long) weights().significandBits() * activations().significandBits();
    }

    private int significandBits() {
        return SIGNIFICANDS.getOrDefault(name, bits);
    }

    /** Bytes of a tensor: packed, and rounded up to whole bytes once per tensor. */
    public long bytes(long elements) {
        return Whole.ceilDiv(Math.multiplyExact(elements, bits), Byte.SIZE);
    }
}
