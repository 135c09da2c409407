package org.ridgepoint.sim.quantity;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** What a unit is multiplied by: the decimal prefixes of the SI, written in ASCII, and the binary ones of IEC 80000-13. */
public enum Prefix {
    FEMTO("f", "1e-15"),
    PICO("p", "1e-12"),
    NANO("n", "1e-9"),
    MICRO("u", "1e-6"),
    MILLI("m", "1e-3"),
    NONE("", "1"),
    KILO("k", "1e3"),
    MEGA("M", "1e6"),
    GIGA("G", "1e9"),
    TERA("T", "1e12"),
    PETA("P", "1e15"),
    KIBI("Ki", "1024"),
    MEBI("Mi", "1048576"),
    GIBI("Gi", "1073741824"),
    TEBI("Ti", "1099511627776");

    private final String symbol;
    private final BigDecimal factor;

    Prefix(String symbol, String factor) {
        this.symbol = symbol;
        this.factor = new BigDecimal(factor);
    }

    /** As it stands before a unit; empty where nothing does. */
    public String symbol() {
        return symbol;
    }

    /** What one unit with it is of those without, exactly. */
    public BigDecimal factor() {
        return factor;
    }

    /** Whether it is a power of 1024. */
    public boolean isBinary() {
        return compareTo(PETA) > 0;
    }

    /** The prefix of that symbol, if there is one. */
    public static Optional<Prefix> find(String symbol) {
        return Arrays.stream(values())
                .filter(prefix -> prefix.symbol.equals(symbol))
                .findFirst();
    }

    /** The decimal prefix above this one, if this is decimal and there is one. */
    public Optional<Prefix> larger() {
        return isBinary() || this == PETA ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    /** The decimal prefix below this one, if this is decimal and there is one. */
    public Optional<Prefix> smaller() {
        return isBinary() || this == FEMTO ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }
}
