package org.ridgepoint.experiment.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.sim.quantity.Prefix;

/**
 * A unit as answers and texts write it: of time, of bytes, of a rate, with a prefix or without.
 *
 * @param prefix what it is multiplied by
 * @param base what it is a multiple of
 */
record AnswerUnit(Prefix prefix, String base) {
    private static final String BYTE = "B";
    private static final String BYTES_PER_SECOND = "B/s";
    private static final String PER_SECOND = "/s";

    /** What takes prefixes; one that ends as another does stands before it. */
    private static final List<String> BASES =
            List.of(BYTES_PER_SECOND, "op/s", PER_SECOND, "s", BYTE, "op", "Hz", "J", "W");

    /** The unit of a text, if it is one that takes prefixes. */
    static Optional<AnswerUnit> find(String text) {
        String plain = text.replace('\u00b5', 'u').replace('\u03bc', 'u').replaceFirst("^bytes?$", BYTE);
        return BASES.stream()
                .filter(plain::endsWith)
                .flatMap(base -> Prefix.find(plain.substring(0, plain.length() - base.length()))
                        .map(prefix -> new AnswerUnit(prefix, base))
                        .filter(AnswerUnit::isUsual)
                        .stream())
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
                ? Optional.of(prefix.factor().divide(other.prefix.factor(), MathContext.DECIMAL64))
                : Optional.empty();
    }

    /** Of binary multiples there are those of bytes alone. */
    private boolean isUsual() {
        return !prefix.isBinary() || base.equals(BYTE) || base.equals(BYTES_PER_SECOND);
    }
}
