package org.ridgepoint.experiment.scenario;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean over replications, and how far from it the true one is likely to be.
 *
 * @param mean of the replications
 * @param halfWidth of the interval that holds the true mean in 95 of 100 cases (Student's t); none of a single replication
 */
record Estimate(double mean, OptionalDouble halfWidth) {
    private static final double UPPER = 0.975;

    static Estimate of(List<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / count;
        if (count < 2) {
            return new Estimate(mean, OptionalDouble.empty());
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (count - 1) / count);
        double quantile = new TDistribution(count - 1).inverseCumulativeProbability(UPPER);
        return new Estimate(mean, OptionalDouble.of(quantile * error));
    }
}
