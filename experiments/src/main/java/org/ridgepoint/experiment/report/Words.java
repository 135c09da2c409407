package org.ridgepoint.experiment.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.sim.quantity.Prefix;

/** How names and numbers are put to a reader. */
public final class Words {
    private static final Map<String, String> ACRONYMS =
            Map.of("dram", "DRAM", "sram", "SRAM", "mac", "MAC", "macs", "MACs", "dma", "DMA", "phy", "PHY");

    private Words() {}

    /** A constant as configurations write it. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A camel-case key in words. */
    static String spaced(String key) {
        return Arrays.stream(key.split("(?<=[a-z0-9])(?=[A-Z])|[._-]"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .map(word -> ACRONYMS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    /** A time in nanoseconds, with the prefix that suits it. */
    static String nanoseconds(double value) {
        return scaled(value * 1e-9, "s");
    }

    /** A number to three or four digits with a decimal prefix, as in {@code 73.2 MB} or {@code 31.4 ms}. */
    public static String scaled(double value, String unit) {
        Prefix prefix = Prefix.NONE;
        double shown = Math.abs(value);
        while (shown >= 999.95 && prefix.larger().isPresent()) {
            shown /= 1000;
            prefix = prefix.larger().get();
        }
        while (shown > 0 && shown < 0.99995 && prefix.smaller().isPresent()) {
            shown *= 1000;
            prefix = prefix.smaller().get();
        }
        return (value < 0 ? "-" : "") + digits(shown) + " " + prefix.symbol() + unit;
    }

    /** So many of something whose plural has an s. */
    public static String counted(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** A count of bytes. */
    public static String bytes(long bytes) {
        return bytes < 1000 ? bytes + " B" : scaled(bytes, "B");
    }
    /** A count of bytes of on-chip memory, in the units that its capacity is given in. */
    static String binary(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        int step = 0;
        while (step < units.length - 1 && bytes >> (10 * (step + 1)) > 0) {
            step++;
        }
        return step == 0 ? bytes + " B" : digits(bytes / Math.pow(1024, step)) + " " + units[step];
    }

    /** The same words with a capital letter first and a full stop last. */
    public static String sentence(String words) {
        String end = words.endsWith(".") ? "" : ".";
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + end;
    }

    /** A share in percent with one decimal. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** What a saved share of the time does to it, with its sign. */
    public static String change(double saved) {
        double change = -100 * saved;
        return String.format(Locale.ROOT, "%+.1f %%", Math.abs(change) < 0.05 ? 0 : change);
    }

    /** A whole number with its thousands apart. */
    public static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }

    /** A number to three digits, or all digits before the point. */
    public static String digits(double value) {
        if (value == 0 || value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        int placesOfFirstDigit = rounded.scale() - rounded.precision() + 1;
        return rounded.setScale(Math.max(0, placesOfFirstDigit + 2)).toPlainString();
    }

    /** The parts of a die in a line. */
    static String parts(ChipArea area) {
        return area.mm2ByPart().entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .map(part -> spaced(part.getKey()) + " " + digits(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The area of a part, behind what else is said of it; nothing where it is not known. */
    static String on(Optional<ChipArea> die, String part) {
        return die.map(area -> " on " + digits(area.mm2(part)) + " mm2").orElse("");
    }
}
