package org.ridgepoint.sim.memory;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A product of powers, {@code exp(c0) * x1^c1 * x2^c2 ...}, that lies closest to points on logarithmic axes. */
record PowerLaw(double[] exponents) {

    /** Least squares over the logarithms, by the normal equations. */
    static <P> PowerLaw through(List<P> points, List<ToDoubleFunction<P>> axes, ToDoubleFunction<P> value) {
        int unknowns = axes.size() + 1;
        double[][] equations = new double[unknowns][unknowns + 1];
        for (P point : points) {
            double[] x = logarithms(
                    axes.stream().mapToDouble(axis -> axis.applyAsDouble(point)).toArray());
            double y = Math.log(value.applyAsDouble(point));
            for (int row = 0; row < unknowns; row++) {
                for (int column = 0; column < unknowns; column++) {
                    equations[row][column] += x[row] * x[column];
                }
                equations[row][unknowns] += x[row] * y;
            }
        }
        return new PowerLaw(solve(equations));
    }

    double at(double... coordinates) {
        double[] x = logarithms(coordinates);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += exponents[i] * x[i];
        }
        return Math.exp(sum);
    }

    private static double[] logarithms(double[] coordinates) {
        double[] x = new double[coordinates.length + 1];
        x[0] = 1;
        for (int i = 0; i < coordinates.length; i++) {
            x[i + 1] = Math.log(coordinates[i]);
        }
        return x;
    }

    /** Gauss and Jordan with pivots; the last column holds the right-hand side. */
    private static double[] solve(double[][] equations) {
        int unknowns = equations.length;
        for (int column = 0; column < unknowns; column++) {
            swapInPivot(equations, column);
            for (int row = 0; row < unknowns; row++) {
                if (row != column) {
                    eliminate(equations, row, column);
                }
            }
        }
        double[] solution = new double[unknowns];
        for (int i = 0; i < unknowns; i++) {
            solution[i] = equations[i][unknowns] / equations[i][i];
        }
        return solution;
    }

    private static void swapInPivot(double[][] equations, int column) {
        int pivot = column;
        for (int row = column + 1; row < equations.length; row++) {
            if (Math.abs(equations[row][column]) > Math.abs(equations[pivot][column])) {
                pivot = row;
            }
        }
        double[] moved = equations[column];
        equations[column] = equations[pivot];
        equations[pivot] = moved;
    }

    private static void eliminate(double[][] equations, int row, int column) {
        double factor = equations[row][column] / equations[column][column];
        for (int i = column; i <= equations.length; i++) {
            equations[row][i] -= factor * equations[column][i];
        }
    }
}
