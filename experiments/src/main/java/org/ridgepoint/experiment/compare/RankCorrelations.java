package org.ridgepoint.experiment.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.ridgepoint.experiment.compare.Comparison.ComparedRun;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.Outcome;

/**
 * How well a figure that is known without simulating orders chips by the throughput that simulation finds.
 *
 * <p>Spearman's rho compares ranks, ties taking their mean; Kendall's tau-b counts pairs in the same order against pairs in
 * the opposite one. 1 is the same order, 0 none, -1 the opposite. Chips without a result on the workload are left out.
 */
public final class RankCorrelations {
    /** The workload whose throughput is most often published. */
    public static final String REFERENCE = "resnet50";

    private static final int FEWEST_CHIPS = 3;

    private RankCorrelations() {}

    /**
     * One predictor on one workload.
     *
     * @param workload whose throughput is predicted
     * @param predictor what predicts it
     * @param chips that have both figures
     * @param spearman rank correlation; empty where one of the two is the same for all chips
     * @param kendall rank correlation; empty where one of the two is the same for all chips
     */
    public record Score(
            String workload, String predictor, int chips, Optional<Double> spearman, Optional<Double> kendall) {}

    /** Every predictor on every workload; none where there are too few chips to order. */
    public static List<Score> of(Comparison comparison) {
        List<Score> scores = new ArrayList<>();
        Optional<String> reference = reference(comparison);
        for (String workload : comparison.workloads()) {
            List<ComparedRun> cells = comparison.of(workload);
            add(scores, workload, "peak TOPS", pairs(cells, cells, of(Measure.PEAK_TOPS)));
            reference
                    .filter(name -> !name.equals(workload))
                    .ifPresent(name -> add(
                            scores,
                            workload,
                            name + " throughput",
                            pairs(comparison.of(name), cells, of(Measure.INFERENCES_PER_SECOND))));
            add(scores, workload, "roofline model", pairs(cells, cells, inverse(Measure.ROOFLINE_SECONDS)));
            add(scores, workload, "sum model", pairs(cells, cells, inverse(Measure.SUM_MODEL_SECONDS)));
        }
        return scores;
    }

    /** The reference among the workloads, in whatever size it was asked for. */
    public static Optional<String> reference(Comparison comparison) {
        return comparison.workloads().stream()
                .filter(name -> name.equals(REFERENCE) || name.startsWith(REFERENCE + "@"))
                .findFirst();
    }

    private static void add(List<Score> scores, String workload, String predictor, List<double[]> pairs) {
        if (pairs.size() >= FEWEST_CHIPS) {
            double[] predicted = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
            double[] found = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
            scores.add(new Score(
                    workload,
                    predictor,
                    pairs.size(),
                    defined(new SpearmansCorrelation().correlation(predicted, found)),
                    defined(new KendallsCorrelation().correlation(predicted, found))));
        }
    }

    private static Optional<Double> defined(double correlation) {
        return Optional.of(correlation).filter(value -> !value.isNaN());
    }

    private static List<double[]> pairs(
            List<ComparedRun> predictors, List<ComparedRun> found, ToDoubleFunction<Outcome> predictor) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Outcome from = predictors.get(i).outcome();
            Outcome to = found.get(i).outcome();
            if (from.isOk() && to.isOk()) {
                pairs.add(new double[] {predictor.applyAsDouble(from), to.number(Measure.INFERENCES_PER_SECOND)});
            }
        }
        return pairs;
    }

    private static ToDoubleFunction<Outcome> of(Measure measure) {
        return outcome -> outcome.number(measure);
    }

    /** A time as a rate; the batch is the same for all chips. */
    private static ToDoubleFunction<Outcome> inverse(Measure measure) {
        return outcome -> 1 / outcome.number(measure);
    }
}
