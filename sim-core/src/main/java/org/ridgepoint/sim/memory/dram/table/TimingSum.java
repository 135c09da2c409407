package org.ridgepoint.sim.memory.dram.table;

import java.util.Map;

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

    private static int term(String token, String sum, Map<String, Integer> timings) {
        if (Character.isDigit(token.charAt(0))) {
            return Integer.parseInt(token);
        }
        Integer cycles = timings.get(token);
        if (cycles == null) {
            throw new IllegalArgumentException(
                    "timing \"" + sum + "\": unknown name \"" + token + "\"; known are " + timings.keySet());
        }
        return cycles;
    }
}
