package org.ridgepoint.accelerator.serve;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the requests of a stream come.
 *
 * @param kind how
 * @param perSecond requests a second, of those that come whether or not others are done
 * @param atOnce requests under way at any time, of those that come when others are done
 */
public record Arrivals(Kind kind, double perSecond, int atOnce) {
    private static final double TICKS_PER_SECOND = 1e15;
    private static final int MOST_AT_ONCE = 100_000;
    private static final Pattern WORDS = Pattern.compile("(periodic|poisson) +([0-9.]+) */ *s|(closed) +([0-9]+)");
    private static final String EXPECTED = "; expected such as \"periodic 30/s\", \"poisson 800/s\" or \"closed 4\"";

    /** Ways to come. */
    public enum Kind {
        /** One after each equal interval, the first at once. */
        PERIODIC,
        /** By chance, at any moment as likely as at any other. */
        POISSON,
        /** The next as soon as one is done: so many clients that wait for their answers. */
        CLOSED
    }

    /** Refuses a rate or a number of clients that is not positive. */
    public Arrivals {
        if (kind != Kind.CLOSED && !(perSecond > 0 && perSecond <= TICKS_PER_SECOND)) {
            throw new IllegalArgumentException("the rate must be positive and at most 1e15/s, was " + perSecond + "/s");
        }
        if (kind == Kind.CLOSED && (atOnce <= 0 || atOnce > MOST_AT_ONCE)) {
            throw new IllegalArgumentException(
                    "closed: must be positive and at most " + MOST_AT_ONCE + " requests at once, was " + atOnce);
        }
    }

    /** So many requests at once, the next when one is done. */
    static Arrivals closed(int atOnce) {
        return new Arrivals(Kind.CLOSED, 0, atOnce);
    }

    /** Reads {@code "periodic 30/s"}, {@code "poisson 800/s"} or {@code "closed 4"}. */
    public static Arrivals parse(String text) {
        Matcher words = WORDS.matcher(text.strip());
        if (!words.matches()) {
            throw new IllegalArgumentException("not a way to arrive: \"" + text + "\"" + EXPECTED);
        }
        try {
            return words.group(3) != null
                    ? closed(Integer.parseInt(words.group(4)))
                    : new Arrivals(
                            Kind.valueOf(words.group(1).toUpperCase(Locale.ROOT)),
                            new BigDecimal(words.group(2)).doubleValue(),
                            0);
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException("not a number in \"" + text + "\"" + EXPECTED);
        }
    }

    /** Ticks between requests on average, of those that come whether or not others are done. */
    double meanGapTicks() {
        return TICKS_PER_SECOND / perSecond;
    }

    /** The text that reads as this. */
    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.CLOSED
                ? word + " " + atOnce
                : word + " "
                        + BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString() + "/s";
    }
}
