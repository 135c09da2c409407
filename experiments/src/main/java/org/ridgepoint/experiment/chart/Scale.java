package org.ridgepoint.experiment.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie along a side of a chart.
 *
 * @param title what the values are, with their unit
 * @param least the value at the beginning
 * @param most the value at the end
 * @param logarithmic equal ratios are equally far apart; else equal differences
 */
public record Scale(String title, double least, double most, boolean logarithmic) {
    private static final int FEWEST_TICKS = 4;
    /** Of the largest value: where even the least is above this share, zero is far. */
    private static final double FAR = 0.5;

    /** Of the largest value: values that lie no further apart than this share of it are alike, and are drawn alike. */
    private static final double ALIKE = 0.05;

    /** Of a step, so that no value lies on the edge. */
    private static final double MARGIN = 0.1;

    /** Refuses a scale without length. */
    public Scale {
        if (!(most > least) || logarithmic && least <= 0) {
            throw new IllegalArgumentException("no scale runs from " + least + " to " + most);
        }
    }

    /** From zero to a round value that is at least {@code most}. */
    public static Scale linear(String title, double most) {
        double step = step(most > 0 ? most : 1);
        return new Scale(title, 0, Math.max(step, Math.ceil(most / step - 1e-9) * step), false);
    }

    /** Whether values between these two differ by so little that a chart must not make much of it. */
    public static boolean areAlike(double least, double most) {
        return most - least <= ALIKE * Math.abs(most);
    }

    /** Between round values around all values: from zero, unless all lie far from it and are not alike. */
    public static Scale around(String title, double least, double most) {
        if (least <= FAR * most || most <= least || areAlike(least, most)) {
            return linear(title, most);
        }
        Scale close = rounded(title, least, most, step(most - least));
        return rounded(title, least, most, step(close.most() - close.least()));
    }

    private static Scale rounded(String title, double least, double most, double step) {
        return new Scale(
                title, Math.floor(least / step - MARGIN) * step, Math.ceil(most / step + MARGIN) * step, false);
    }

    /** From zero to just {@code most}. */
    public static Scale exact(String title, double most) {
        return new Scale(title, 0, most > 0 ? most : 1, false);
    }

    /** From the power of ten at or below {@code least} to the one at or above {@code most}. */
    public static Scale logarithmic(String title, double least, double most) {
        double from = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
        double to = Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
        return new Scale(title, from, to > from ? to : 10 * from, true);
    }

    /** How far along a value lies, 0 to 1; what lies outside is put at the end. */
    double at(double value) {
        double inside = Math.max(least, Math.min(most, value));
        return logarithmic ? Math.log(inside / least) / Math.log(most / least) : (inside - least) / (most - least);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            long first = Math.round(Math.ceil(Math.log10(least) - 1e-9));
            for (long power = first; Math.pow(10, power) <= most * (1 + 1e-9); power++) {
                ticks.add(Math.pow(10, power));
            }
            return ticks;
        }
        double step = step(most - least);
        for (long i = 0; i * step <= (most - least) * (1 + 1e-9); i++) {
            ticks.add(least + i * step);
        }
        return ticks;
    }

    /** A tick's value in words. */
    static String label(double value) {
        return BigDecimal.valueOf(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The largest of 1, 2 and 5 times a power of ten that still gives a few ticks. */
    private static double step(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length / FEWEST_TICKS)));
        for (double factor : new double[] {5, 2}) {
            if (length / (factor * power) >= FEWEST_TICKS - 1e-9) {
                return factor * power;
            }
        }
        return power;
    }
}
