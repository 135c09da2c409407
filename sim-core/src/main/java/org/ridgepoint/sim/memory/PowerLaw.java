package org.ridgepoint.sim.memory;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** A product of powers, {@code exp(c0) * x1^c1 * x2^c2 ...}, that lies closest to points on logarithmic axes. */
record PowerLaw(double[] exponents) {

    /** Least squares over the logarithms. */
    static <P> PowerLaw through(List<P> points, List<ToDoubleFunction<P>> axes, ToDoubleFunction<P> value) {
        double[] y = logarithms(points.stream().mapToDouble(value));
        double[][] x = points.stream()
                .map(point -> logarithms(axes.stream().mapToDouble(axis -> axis.applyAsDouble(point))))
                .toArray(double[][]::new);
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return new PowerLaw(regression.estimateRegressionParameters());
    }

    double at(double... coordinates) {
        double[] x = logarithms(DoubleStream.of(coordinates));
        double sum = exponents[0];
        for (int i = 0; i < x.length; i++) {
            sum += exponents[i + 1] * x[i];
        }
        return Math.exp(sum);
    }

    private static double[] logarithms(DoubleStream values) {
        return values.map(Math::log).toArray();
    }
}
