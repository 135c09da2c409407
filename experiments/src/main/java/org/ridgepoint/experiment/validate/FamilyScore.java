package org.ridgepoint.experiment.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How close a family's answers are.
 *
 * @param family its name
 * @param rows all of it
 * @param answered those that a run answers
 * @param compared those of them that have a measured value
 * @param passed those of them that are within their published spread
 * @param meanAbsolutePercent mean of the errors without their signs
 * @param biasPercent mean of the errors
 * @param rank Spearman's rank correlation of simulated with measured times of an inference
 * @param worst the answer that is furthest off
 * @param fittedValues values of its chips that were chosen so that rows come out
 * @param fittedRows rows that they were fitted on
 */
record FamilyScore(
        String family,
        int rows,
        long answered,
        int compared,
        long passed,
        OptionalDouble meanAbsolutePercent,
        OptionalDouble biasPercent,
        OptionalDouble rank,
        Optional<Prediction> worst,
        int fittedValues,
        long fittedRows) {
    private static final String ALL = "all";
    private static final int FEWEST_RANKED = 3;

    /** The families of a validation, and all of them together. */
    static List<FamilyScore> of(Validation validation) {
        List<FamilyScore> scores = new ArrayList<>(validation.families().stream()
                .map(family -> of(family, validation.of(family), fitted(validation, family)))
                .toList());
        List<FittedSpec> fitted = validation.families().stream()
                .flatMap(family -> fitted(validation, family).stream())
                .toList();
        scores.add(of(ALL, validation.answers(), fitted));
        return List.copyOf(scores);
    }

    private static List<FittedSpec> fitted(Validation validation, String family) {
        return validation.books().chips().families().stream()
                .filter(spec -> spec.name().equals(family))
                .flatMap(spec -> spec.fittedValues().stream())
                .toList();
    }

    private static FamilyScore of(String family, List<Prediction> answers, List<FittedSpec> fitted) {
        List<Prediction> compared =
                answers.stream().filter(Prediction::isCompared).toList();
        return new FamilyScore(
                family,
                answers.size(),
                answers.stream().filter(answer -> answer.run().isPresent()).count(),
                compared.size(),
                compared.stream().filter(Prediction::passes).count(),
                compared.stream().mapToDouble(FamilyScore::absolute).average(),
                compared.stream()
                        .mapToDouble(answer -> answer.errorPercent().orElseThrow())
                        .average(),
                rank(compared.stream().filter(Prediction::isPace).toList()),
                compared.stream().max(Comparator.comparingDouble(FamilyScore::absolute)),
                fitted.size(),
                fitted.stream()
                        .flatMap(value -> value.rows().stream())
                        .distinct()
                        .count());
    }

    private static double absolute(Prediction answer) {
        return Math.abs(answer.errorPercent().orElseThrow());
    }

    private static OptionalDouble rank(List<Prediction> paces) {
        if (paces.size() < FEWEST_RANKED) {
            return OptionalDouble.empty();
        }
        double[] measured =
                paces.stream().mapToDouble(Prediction::measuredSeconds).toArray();
        double[] simulated =
                paces.stream().mapToDouble(Prediction::simulatedSeconds).toArray();
        double rank = new SpearmansCorrelation().correlation(measured, simulated);
        return Double.isNaN(rank) ? OptionalDouble.empty() : OptionalDouble.of(rank);
    }
}
