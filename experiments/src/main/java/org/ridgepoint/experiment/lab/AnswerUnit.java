package org.ridgepoint.experiment.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit as answers and texts write it: of time, of bytes, of a rate, with a prefix or without.
 *
 * @param prefix what it is multiplied by, as written
 * @param base what it is a multiple of
 */
record AnswerUnit(String prefix, String base) {
    private static final String BYTE = "B";
    private static final String BYTES_PER_SECOND = "B/s";
    private static final String PER_SECOND = "/s";

    /** What takes prefixes; one that ends as another does stands before it. */
    private static final List<String> BASES =
            List.of(BYTES_PER_SECOND, "op/s", PER_SECOND, "s", BYTE, "op", "Hz", "J", "W");

    private static final Map<String, BigDecimal> DECIMAL = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("f", new BigDecimal("1e-15")),
            Map.entry("p", new BigDecimal("1e-12")),
            Map.entry("n", new BigDecimal("1e-9")),
            Map.entry("u", new BigDecimal("1e-6")),
            Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("k", new BigDecimal("1e3")),
            Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")),
            Map.entry("T", new BigDecimal("1e12")),
            Map.entry("P", new BigDecimal("1e15")));

    private static final Map<String, BigDecimal> BINARY = Map.of(
            "Ki", BigDecimal.valueOf(1L << 10),
            "Mi", BigDecimal.valueOf(1L << 20),
            "Gi", BigDecimal.valueOf(1L << 30),
            "Ti", BigDecimal.valueOf(1L << 40));

    /** The unit of a text, if it is one that takes prefixes. */
    static Optional<AnswerUnit> find(String text) {
        String plain = text.replace('\u00b5', 'u').replace('\u03bc', 'u').replaceFirst("^bytes?$", BYTE);
        return BASES.stream()
                .filter(plain::endsWith)
                .map(base -> new AnswerUnit(plain.substring(0, plain.length() - base.length()), base))
                .filter(AnswerUnit::isKnown)
                .findFirst();
    }

    /** Whether a number of a text can be shown in it with the prefix that suits: a base, or so many of something a second. */
    static boolean isShown(String unit) {
        return BASES.contains(unit) || unit.matches("[a-z]+/s");
    }

    /** What {@link #isShown} takes, in words. */
    static String shownNames() {
        return String.join(", ", BASES) + " or such as rows/s";
    }

    /** How many of another unit it is; none where they measure different things. */
    Optional<BigDecimal> in(AnswerUnit other) {
        return base.equals(other.base)
                ? Optional.of(factor().divide(other.factor(), MathContext.DECIMAL64))
                : Optional.empty();
    }

    private boolean isKnown() {
        return DECIMAL.containsKey(prefix)
                || BINARY.containsKey(prefix) && (base.equals(BYTE) || base.equals(BYTES_PER_SECOND));
    }

    private BigDecimal factor() {
        return DECIMAL.containsKey(prefix) ? DECIMAL.get(prefix) : BINARY.get(prefix);
    }
}
