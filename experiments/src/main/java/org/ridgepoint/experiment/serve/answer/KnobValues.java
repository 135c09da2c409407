package org.ridgepoint.experiment.serve.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgepoint.sim.quantity.Bytes;

/** The values that a knob can be turned to, around the one at which it stands. */
final class KnobValues {
    private static final Pattern QUANTITY = Pattern.compile("([0-9.]+) ?([A-Za-z]*)");

    private KnobValues() {}

    /** Halves and doubles of a memory that are whole bytes. */
    static List<String> bytes(String own, List<Integer> octaves) {
        long bytes = Bytes.parse(own).bytes();
        return octaves.stream()
                .filter(octave -> octave >= 0 || bytes % (1L << -octave) == 0)
                .map(octave -> octave >= 0 ? bytes << octave : bytes >> -octave)
                .map(each -> new Bytes(each).toString())
                .toList();
    }

    /** Halves and doubles of a number that are whole and positive. */
    static List<String> counts(String own, List<Integer> octaves) {
        long count = Long.parseLong(own);
        return octaves.stream()
                .filter(octave -> octave >= 0 || count % (1L << -octave) == 0)
                .map(octave -> octave >= 0 ? count << octave : count >> -octave)
                .map(String::valueOf)
                .toList();
    }

    /** Parts and multiples of a clock. */
    static List<String> clocks(String own, List<Double> factors) {
        Matcher parts = QUANTITY.matcher(own);
        if (!parts.matches()) {
            return List.of(own);
        }
        return factors.stream()
                .map(factor -> new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(factor)))
                .map(number -> number.stripTrailingZeros().toPlainString() + " " + parts.group(2))
                .map(text -> text.strip())
                .toList();
    }
}
