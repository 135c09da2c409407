package org.ridgepoint.experiment.lab;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.report.Sha256;

/**
 * The numbers of a student: of all combinations that a lesson's parameters may have, the one that a seed leads to.
 *
 * <p>Combinations are numbered, and a seed goes on from the one before it by a step that has no factor in common with how many
 * there are: seeds in a row, as many as there are combinations, differ each from every other.
 */
final class Draw {
    private static final double GOLDEN_SECTION = 0.6180339887498949;
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 12;

    private Draw() {}

    /** A value for each parameter, by its name, in order. */
    static Map<String, String> of(String lesson, Map<String, ParameterSpec> parameters, long seed) {
        BigInteger combinations = BigInteger.ONE;
        for (ParameterSpec parameter : parameters.values()) {
            combinations =
                    combinations.multiply(BigInteger.valueOf(parameter.values().size()));
        }
        BigInteger number = start(lesson).add(step(combinations).multiply(BigInteger.valueOf(seed)));
        BigInteger left = number.mod(combinations);
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, ParameterSpec> parameter : parameters.entrySet()) {
            List<String> possible = parameter.getValue().values();
            BigInteger[] parts = left.divideAndRemainder(BigInteger.valueOf(possible.size()));
            values.put(parameter.getKey(), possible.get(parts[1].intValueExact()));
            left = parts[0];
        }
        return values;
    }

    private static BigInteger start(String lesson) {
        String hash = Sha256.of(lesson.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(hash.substring(0, DIGITS), HEXADECIMAL);
    }

    private static BigInteger step(BigInteger combinations) {
        BigInteger step = new BigDecimal(combinations)
                .multiply(BigDecimal.valueOf(GOLDEN_SECTION))
                .toBigInteger()
                .max(BigInteger.ONE);
        while (!step.gcd(combinations).equals(BigInteger.ONE)) {
            step = step.add(BigInteger.ONE);
        }
        return step;
    }
}
