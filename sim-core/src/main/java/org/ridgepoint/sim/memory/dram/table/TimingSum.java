package org.ridgepoint.sim.memory.dram.table;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up the terms of a timing rule: named timings and whole numbers with plus and minus between them. */
final class TimingSum {
    private TimingSum() {}

    /** The value of e.g. {@code CL + burst + 2 - CWL}; an unknown name is an error that lists the known ones. */
    static int value(String sum, Map<String, Integer> timings) {
        int total = 0;
        int sign = 1;
        boolean termDue = true;
        for (String token : sum.trim().split("\\s+")) {
            if (termDue) {
                total = Math.addExact(total, sign * term(token, sum, timings));
            } else {
                sign = sign(token, sum);
            }
            termDue = !termDue;
        }
        if (termDue) {
            throw new IllegalArgumentException("timing \"" + sum + "\" ends in a sign");
        }
        return total;
    }

    private static int sign(String token, String sum) {
        return switch (token) {
            case "+" -> 1;
            case "-" -> -1;
            default ->
                throw new IllegalArgumentException(
                        "timing \"" + sum + "\": expected + or - with spaces around, found \"" + token + "\"");
        };
    }

    /** The names among the terms. */
    static Stream<String> names(String sum) {
        return Arrays.stream(sum.trim().split("\\s+")).filter(token -> Character.isLetter(token.charAt(0)));
    }

    private static int whole(String token, String sum) {
        if (!token.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "timing \"" + sum + "\": expected a whole number below a million, found \"" + token + "\"");
        }
        return Integer.parseInt(token);
    }

    private static int term(String token, String sum, Map<String, Integer> timings) {
        if (Character.isDigit(token.charAt(0))) {
            return whole(token, sum);
        }
        Integer cycles = timings.get(token);
        if (cycles == null) {
            throw new IllegalArgumentException("timing \"" + sum + "\" needs \"" + token
                    + "\", which timingCycles does not state; it states " + timings.keySet());
        }
        return cycles;
    }
}
