package org.ridgepoint.sim.memory.dram.study;

import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.ridgepoint.sim.quantity.Bytes;

/**
 * Accesses by formula: the i-th address and kind are functions of i.
 *
 * <p>Known by name: {@code sequential}, {@code random}, {@code stride:SIZE} (round 1 GiB), {@code streams:N:SIZE}, {@code mixed:READS:WRITES}
 * (random), {@code sequential-write}, {@code random-write}; and by letter, as our DRAM reference defines them: {@code a}
 * sequential reads; {@code c} random reads over 1 GiB; {@code d} three interleaved streams, the third writes; {@code e}
 * one read per 8 KiB over 1 GiB; {@code f} four interleaved sequential reads at multiples of 64 MiB; {@code g} as c, one
 * at a time. A seed moves the random ones; seed 0 is the reference's.
 */
public final class PatternStream implements AccessStream {
    private static final long MIB = 1L << 20;
    private static final long SPAN = 1L << 30;
    private static final long ROW = 8192;

    /** A stream's formulae for a burst size and a seed. */
    private record Pattern(LongUnaryOperator address, LongPredicate write, int mostOutstanding) {
        static Pattern reads(LongUnaryOperator address) {
            return new Pattern(address, i -> false, Integer.MAX_VALUE);
        }

        static Pattern writes(LongUnaryOperator address) {
            return new Pattern(address, i -> true, Integer.MAX_VALUE);
        }
    }

    private static final Map<String, LongFunction<LongFunction<Pattern>>> LETTERS = Map.of(
            "a", bytes -> seed -> Pattern.reads(i -> i * bytes),
            "c", bytes -> seed -> Pattern.reads(random(bytes, seed)),
            "d",
                    bytes -> seed ->
                            new Pattern(i -> i % 3 * 256 * MIB + i / 3 * bytes, i -> i % 3 == 2, Integer.MAX_VALUE),
            "e", bytes -> seed -> Pattern.reads(i -> i * ROW % SPAN),
            "f", bytes -> seed -> Pattern.reads(i -> i % 4 * 64 * MIB + i / 4 * bytes),
            "g", bytes -> seed -> new Pattern(random(bytes, seed), i -> false, 1));

    private final Pattern pattern;
    private final long capacityBytes;
    private long index = -1; // before the first

    private PatternStream(Pattern pattern, long capacityBytes) {
        this.pattern = pattern;
        this.capacityBytes = capacityBytes;
    }

    /**
     * A stream by name or letter.
     *
     * @param text e.g. {@code stride:8KiB}
     * @param burstBytes bytes of an access
     * @param capacityBytes addresses wrap around here
     * @param seed of the random ones
     * @throws IllegalArgumentException where the name or its numbers are not understood
     */
    public static PatternStream parse(String text, long burstBytes, long capacityBytes, long seed) {
        LongFunction<LongFunction<Pattern>> letter = LETTERS.get(text);
        Pattern pattern = letter != null
                ? letter.apply(burstBytes).apply(seed)
                : named(text, text.split(":", -1), burstBytes, capacityBytes, seed);
        return new PatternStream(pattern, capacityBytes);
    }

    private static Pattern named(String text, String[] parts, long bytes, long capacity, long seed) {
        return switch (parts[0].toLowerCase(Locale.ROOT) + "/" + (parts.length - 1)) {
            case "sequential/0" -> Pattern.reads(i -> i * bytes);
            case "sequential-write/0" -> Pattern.writes(i -> i * bytes);
            case "random/0" -> Pattern.reads(random(bytes, seed));
            case "random-write/0" -> Pattern.writes(random(bytes, seed));
            case "stride/1" -> strided(stride(parts[1], text));
            case "streams/1" -> streams(positive(number(parts[1], text), text), 64 * MIB, bytes, capacity, text);
            case "streams/2" ->
                streams(positive(number(parts[1], text), text), distance(parts[2]), bytes, capacity, text);
            case "mixed/2" -> mixed(number(parts[1], text), number(parts[2], text), bytes, seed, text);
            default ->
                throw new IllegalArgumentException("unknown stream \"" + text
                        + "\"; known are sequential, random, sequential-write, random-write, stride:SIZE, streams:N[:SIZE],"
                        + " mixed:READS:WRITES, trace:FILE and the letters a, c, d, e, f, g");
        };
    }

    private static Pattern strided(long stride) {
        return Pattern.reads(i -> i * stride % SPAN);
    }

    private static Pattern streams(long count, long apart, long bytes, long capacity, String text) {
        if (apart > 0 && count - 1 > (capacity - 1) / apart) {
            throw new IllegalArgumentException("stream \"" + text + "\": the last of " + count + " streams, each "
                    + apart + " B from the one before, would begin beyond the memory's " + capacity + " B");
        }
        return Pattern.reads(i -> i % count * apart + i / count * bytes);
    }

    private static Pattern mixed(long reads, long writes, long bytes, long seed, String text) {
        long all = positive(Math.addExact(reads, writes), text);
        return new Pattern(random(bytes, seed), i -> i % all >= reads, Integer.MAX_VALUE);
    }

    private static LongUnaryOperator random(long bytes, long seed) {
        long bursts = SPAN / bytes;
        return i -> Long.remainderUnsigned(mix(i + (seed << 32)), bursts) * bytes;
    }

    /** The finaliser of splitmix64: a well-mixed number for each counter. */
    private static long mix(long counter) {
        long x = counter + 0x9E3779B97F4A7C15L;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    private static long distance(String size) {
        return Bytes.parse(size).bytes();
    }

    private static long stride(String size, String text) {
        long stride = positive(distance(size), text);
        if (stride >= SPAN) {
            throw new IllegalArgumentException("stream \"" + text
                    + "\": strides walk round 1 GiB, so that one must be below that, was " + stride + " B");
        }
        return stride;
    }

    private static long number(String digits, String text) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("stream \"" + text + "\": not a number: \"" + digits + "\"");
        }
        return Long.parseLong(digits);
    }

    private static long positive(long value, String text) {
        if (value <= 0) {
            throw new IllegalArgumentException("stream \"" + text + "\": must be positive, was " + value);
        }
        return value;
    }

    @Override
    public boolean next() {
        index++;
        return true;
    }

    @Override
    public long address() {
        return pattern.address.applyAsLong(index) % capacityBytes;
    }

    @Override
    public boolean isWrite() {
        return pattern.write.test(index);
    }

    @Override
    public int mostOutstanding() {
        return pattern.mostOutstanding;
    }
}
