package org.ridgepoint.experiment.sweep.grid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ridgepoint.sim.quantity.Bandwidth;
import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.Frequency;

/**
 * A number, or a quantity in the unit that it is kept in, so that it can be stepped and compared.
 *
 * @param amount in the kept unit
 * @param kind what is measured
 */
public record Magnitude(BigDecimal amount, Kind kind) implements Comparable<Magnitude> {
    private static final String DURATION = "a duration";
    private static final int FEMTO = -15;
    private static final int MOST_DIGITS = 30;
    private static final Kind NUMBER = new Kind(
            "a number", Magnitude::number, amount -> amount.stripTrailingZeros().toPlainString());
    private static final List<Kind> KINDS = List.of(
            NUMBER,
            whole("a size", text -> Bytes.parse(text).bytes(), Bytes::new),
            whole("a frequency", text -> Frequency.parse(text).hertz(), Frequency::new),
            whole("a number of cycles", text -> Cycles.parse(text).cycles(), Cycles::new),
            whole(DURATION, text -> Duration.parse(text).femtoseconds(), Duration::new),
            whole("a bandwidth", text -> Bandwidth.parse(text).bytesPerSecond(), Bandwidth::new),
            whole("a width", text -> (long) BitWidth.parse(text).bits(), bits -> new BitWidth(Math.toIntExact(bits))));

    /**
     * What can be measured, and how it is written.
     *
     * @param name with its article
     * @param reader the amount in a text; it refuses a text of another kind
     * @param writer the text of an amount
     */
    public record Kind(String name, Function<String, BigDecimal> reader, Function<BigDecimal, String> writer) {
        private Optional<Magnitude> find(String text) {
            try {
                return Optional.of(new Magnitude(reader.apply(text), this));
            } catch (IllegalArgumentException anotherKind) {
                return Optional.empty();
            }
        }
    }

    /** Of a size that can be written out. */
    private static BigDecimal number(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    private static Kind whole(String name, Function<String, Long> reader, Function<Long, Record> quantity) {
        return new Kind(
                name,
                text -> BigDecimal.valueOf(reader.apply(text)),
                amount -> quantity.apply(amount.longValueExact()).toString());
    }

    /** The magnitude that a text states, if it states one. */
    public static Optional<Magnitude> find(String text) {
        return KINDS.stream().flatMap(kind -> kind.find(text).stream()).findFirst();
    }

    /** The number of seconds, bytes, bytes a second, bits, cycles or hertz. */
    public Magnitude plain() {
        return new Magnitude(kind.name.equals(DURATION) ? amount.scaleByPowerOfTen(FEMTO) : amount, NUMBER);
    }

    Magnitude plus(Magnitude step) {
        requireSameKind(step);
        return new Magnitude(amount.add(step.amount), kind);
    }

    Magnitude times(BigDecimal factor) {
        return new Magnitude(amount.multiply(factor), kind);
    }

    /** The product; one of the two must be a plain number. */
    Magnitude times(Magnitude other) {
        if (kind != NUMBER && other.kind != NUMBER) {
            throw new IllegalArgumentException("cannot multiply " + this + " by " + other + "; one must be a number");
        }
        return new Magnitude(amount.multiply(other.amount), kind == NUMBER ? other.kind : kind);
    }

    @Override
    public int compareTo(Magnitude other) {
        requireSameKind(other);
        return amount.compareTo(other.amount);
    }

    private void requireSameKind(Magnitude other) {
        if (kind != other.kind) {
            throw new IllegalArgumentException(this + " is " + kind.name + " and " + other + " is " + other.kind.name);
        }
    }

    @Override
    public String toString() {
        return kind.writer.apply(amount);
    }
}
