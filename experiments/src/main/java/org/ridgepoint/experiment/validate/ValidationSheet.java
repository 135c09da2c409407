package org.ridgepoint.experiment.validate;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ridgepoint.experiment.report.Words;

/** A validation as text: every row, each family, the differences. */
public final class ValidationSheet {
    private static final String ROW = "  %-5s %-34s %-34s %10s %10s %-14s %8s %7s  %s";
    private static final String FAMILY = "  %-22s %5s %9s %9s %7s %8s %8s %6s  %-14s %s";
    private static final String DIFFERENCE = "  %-34s %-36s %9s %9s %9s %9s";
    private static final double THOUSAND = 1e3;
    private static final int WIDTH = 34;

    private final StringBuilder out = new StringBuilder();
    private final Validation validation;

    private ValidationSheet(Validation validation) {
        this.validation = validation;
    }

    /** The text. */
    public static String of(Validation validation) {
        ValidationSheet sheet = new ValidationSheet(validation);
        validation.families().forEach(sheet::rows);
        sheet.families();
        sheet.differences();
        return sheet.out.toString();
    }

    private void rows(String family) {
        line("%s", family);
        line(ROW, "row", "chip", "network", "measured", "simulated", "", "error", "spread", "");
        for (Prediction answer : validation.of(family)) {
            Measurement row = answer.row();
            line(
                    ROW,
                    row.id(),
                    cut(row.chip()),
                    cut(row.model()),
                    digits(row.measured()),
                    digits(answer.simulated()),
                    row.text("unit"),
                    percent(answer.errorPercent()),
                    row.text("spread_percent").isEmpty() ? "" : row.text("spread_percent") + " %",
                    answer.why().isEmpty() ? answer.verdict() : "none: " + answer.why());
        }
        line("");
    }

    private void families() {
        line("Families: errors of simulated against measured values");
        line(
                FAMILY,
                "family",
                "rows",
                "answered",
                "compared",
                "passed",
                "mean abs",
                "bias",
                "rank",
                "worst",
                "fitted values / on rows");
        for (FamilyScore score : FamilyScore.of(validation)) {
            line(
                    FAMILY,
                    score.family(),
                    score.rows(),
                    score.answered(),
                    score.compared(),
                    score.passed(),
                    unsigned(score.meanAbsolutePercent()),
                    percent(score.biasPercent()),
                    two(score.rank()),
                    worst(score),
                    score.fittedValues() + " / " + score.fittedRows());
        }
    }

    static String worst(FamilyScore score) {
        return score.worst()
                .map(answer -> answer.row().id() + " " + percent(answer.errorPercent()))
                .orElse("");
    }

    private void differences() {
        List<Difference> differences = Difference.of(validation);
        if (differences.isEmpty()) {
            return;
        }
        line("");
        line("Two sizes on one board: operations added over time added in TOPS, and the time that is left in ms");
        line(DIFFERENCE, "chip", "from, to", "measured", "simulated", "measured", "simulated");
        for (Difference difference : differences) {
            line(
                    DIFFERENCE,
                    cut(difference.small().row().chip()),
                    cut(sizes(difference)),
                    digits(difference.measuredTops()),
                    digits(difference.simulatedTops()),
                    milliseconds(difference.measuredFixedSeconds()),
                    milliseconds(difference.simulatedFixedSeconds()));
        }
    }

    /** The two sizes of a difference in words. */
    static String sizes(Difference difference) {
        return difference.small().row().model() + ", "
                + difference.large().row().model();
    }

    static String milliseconds(OptionalDouble seconds) {
        return seconds.isEmpty()
                ? "-"
                : (seconds.getAsDouble() < 0 ? "-" : "") + Words.digits(THOUSAND * Math.abs(seconds.getAsDouble()));
    }

    static String digits(OptionalDouble value) {
        return value.isEmpty() ? "-" : Words.digits(value.getAsDouble());
    }

    static String percent(OptionalDouble value) {
        return value.isEmpty() ? "" : String.format(Locale.ROOT, "%+.1f %%", value.getAsDouble());
    }

    static String unsigned(OptionalDouble value) {
        return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f %%", value.getAsDouble());
    }

    static String two(OptionalDouble value) {
        return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "~";
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
