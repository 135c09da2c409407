package org.ridgepoint.experiment.formula;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** What is made of the rows of some data: one number of one or two columns. */
enum Statistic {
    /** How many rows there are. */
    COUNT(0, 0, columns -> columns[0].length),
    /** The value of the only row. */
    VALUE(1, 1, columns -> columns[0][0]),
    SUM(1, 1, columns -> StatUtils.sum(columns[0])),
    MEAN(1, 1, columns -> StatUtils.mean(columns[0])),
    GEOMEAN(1, 1, columns -> StatUtils.geometricMean(columns[0])),
    MEDIAN(1, 1, columns -> StatUtils.percentile(columns[0], 50)),
    LEAST(1, 1, columns -> StatUtils.min(columns[0])),
    MOST(1, 1, columns -> StatUtils.max(columns[0])),
    PEARSON(2, 3, columns -> new PearsonsCorrelation().correlation(columns[0], columns[1])),
    SPEARMAN(2, 3, columns -> new SpearmansCorrelation().correlation(columns[0], columns[1])),
    KENDALL(2, 3, columns -> new KendallsCorrelation().correlation(columns[0], columns[1])),
    /** Of the least-squares line of the second over the first. */
    SLOPE(2, 3, columns -> line(columns).getSlope()),
    /** By what the second is multiplied for each unit of the first: that of an exponential through both. */
    GROWTH(
            2,
            3,
            columns -> Math.exp(
                    line(new double[][] {columns[0], logarithms(columns[1])}).getSlope())),
    /** Share of the second's variance that the line explains. */
    RSQUARED(2, 3, columns -> line(columns).getRSquare());

    private final int columns;
    private final int leastRows;
    private final ToDoubleFunction<double[][]> made;

    Statistic(int columns, int leastRows, ToDoubleFunction<double[][]> made) {
        this.columns = columns;
        this.leastRows = leastRows;
        this.made = made;
    }

    /** How many columns it is made of. */
    int columns() {
        return columns;
    }

    /** The number of some columns, each with a value for every row; at least one column, if only to be counted. */
    double of(double[][] values) {
        int rows = values[0].length;
        if (rows < leastRows) {
            throw new IllegalArgumentException(
                    word() + " needs " + leastRows + " rows or more, and " + rows + " have values");
        }
        if (this == VALUE && rows > 1) {
            throw new IllegalArgumentException("value needs a condition that one row meets, and " + rows + " do");
        }
        double number = made.applyAsDouble(values);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(word() + " of these " + rows + " rows is no number");
        }
        return number;
    }

    /** As it is written in a formula. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static SimpleRegression line(double[][] columns) {
        SimpleRegression line = new SimpleRegression();
        for (int row = 0; row < columns[0].length; row++) {
            line.addData(columns[0][row], columns[1][row]);
        }
        return line;
    }
}
