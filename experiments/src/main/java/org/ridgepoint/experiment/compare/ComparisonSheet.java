package org.ridgepoint.experiment.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ridgepoint.experiment.compare.Comparison.ComparedRun;
import org.ridgepoint.experiment.compare.RankCorrelations.Score;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.EnergyRank;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.Outcome;

/** A comparison as text: a table for each workload, then what would have predicted the order. */
public final class ComparisonSheet {
    private static final String ROW = "  %-20s %9s %11s %8s %9s %11s %9s  %s";

    private static final int ENOUGH = 7;

    private final StringBuilder out = new StringBuilder();
    private final Comparison comparison;

    private ComparisonSheet(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The lines. */
    public static String of(Comparison comparison) {
        ComparisonSheet sheet = new ComparisonSheet(comparison);
        comparison.workloads().forEach(sheet::table);
        sheet.correlations(RankCorrelations.of(comparison));
        return sheet.out.toString();
    }

    private void table(String workload) {
        line(workload);
        line(ROW, "chip", "peak TOPS", "throughput", "utilis.", "per TOPS", "per channel", "per joule", "bound by");
        line(ROW, "", "", "inf/s", "", "inf/s", "inf/s", "inf", "");
        List<ComparedRun> cells = comparison.of(workload);
        cells.forEach(cell -> row(cell, name(cell, cells)));
        line("");
    }

    /** A chip by its name, or, where another has the same, as the user told it apart. */
    private static String name(ComparedRun cell, List<ComparedRun> cells) {
        return cell.config()
                .map(config -> {
                    boolean alone = cells.stream()
                                    .flatMap(other -> other.config().stream())
                                    .filter(other -> other.chip().equals(config.chip()))
                                    .count()
                            == 1;
                    return (alone ? config.chip() : cell.chip()) + ", " + config.precision();
                })
                .orElse(cell.chip());
    }

    private void row(ComparedRun cell, String name) {
        Outcome outcome = cell.outcome();
        if (!outcome.isOk()) {
            line("  %-20s %s", name, outcome.reason());
            return;
        }
        line(
                ROW,
                name,
                Words.digits(outcome.number(Measure.PEAK_TOPS)),
                Words.digits(outcome.number(Measure.INFERENCES_PER_SECOND)),
                Words.percent(outcome.number(Measure.UTILIZATION)),
                Words.digits(outcome.number(Measure.THROUGHPUT_PER_TOPS)),
                Words.digits(outcome.number(Measure.THROUGHPUT_PER_CHANNEL)),
                Words.digits(outcome.number(Measure.INFERENCES_PER_JOULE)),
                outcome.text(Measure.BOUND) + (EnergyRank.holdsPins(outcome) ? "" : "; energy without pins"));
    }

    private void correlations(List<Score> scores) {
        if (scores.isEmpty()) {
            line("Three chips or more, and it would say here what predicts their order.");
            return;
        }
        line("What predicts the chips' order by throughput? Spearman's rho / Kendall's tau; 1 the same order, 0 none.");
        List<String> predictors =
                scores.stream().map(Score::predictor).distinct().toList();
        line("  %-20s %s", "workload", cells(predictors));
        for (String workload : comparison.workloads()) {
            Map<String, String> row = scores.stream()
                    .filter(score -> score.workload().equals(workload))
                    .collect(Collectors.toMap(Score::predictor, ComparisonSheet::text, (a, b) -> a, TreeMap::new));
            line(
                    "  %-20s %s",
                    workload,
                    cells(predictors.stream()
                            .map(name -> row.getOrDefault(name, "-"))
                            .toList()));
        }
        caveat();
        if (RankCorrelations.reference(comparison).isEmpty()) {
            line("With " + RankCorrelations.REFERENCE
                    + " among the workloads it would stand here as a predictor, too.");
        }
    }

    /** How often chance alone would put so few chips into the right order. */
    private void caveat() {
        long chips = comparison.of(comparison.workloads().get(0)).size();
        long orders = LongStream.rangeClosed(1, Math.min(chips, ENOUGH)).reduce(1, (a, b) -> a * b);
        if (chips < ENOUGH) {
            line("Mind the number of chips: of " + chips + " there are " + orders
                    + " orders, and one of them is right by chance.");
        }
    }

    private static String cells(List<String> texts) {
        return texts.stream()
                .map(text -> String.format(Locale.ROOT, "%21s", text))
                .collect(Collectors.joining());
    }

    private static String text(Score score) {
        return two(score.spearman()) + " / " + two(score.kendall());
    }

    private static String two(Optional<Double> correlation) {
        return correlation
                .map(value -> String.format(Locale.ROOT, "%.2f", value))
                .orElse("-");
    }

    private void line(String format, Object... values) {
        String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        out.append(text.stripTrailing()).append('\n');
    }
}
