package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Glossary;
import org.ridgepoint.experiment.chart.HeatMap;
import org.ridgepoint.experiment.chart.HeatMap.Side;
import org.ridgepoint.experiment.chart.HtmlPage;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.compare.Comparison;
import org.ridgepoint.experiment.compare.Comparison.ComparedRun;
import org.ridgepoint.experiment.compare.RankCorrelations;
import org.ridgepoint.experiment.compare.RankCorrelations.Score;
import org.ridgepoint.experiment.report.Version;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.EnergyRank;
import org.ridgepoint.experiment.sweep.Measure;

/** A comparison as a page for a browser: a map of chips and workloads for each figure, and what predicts their order. */
public final class ComparisonPage {
    private static final List<Shown> SHOWN = List.of(
            new Shown("throughput", "Throughput", "inferences per second", Measure.INFERENCES_PER_SECOND),
            new Shown("utilisation", "Utilisation", "share of the peak", Measure.UTILIZATION),
            new Shown(
                    "per-tops",
                    "Throughput per peak TOPS",
                    "inferences per second and TOPS",
                    Measure.THROUGHPUT_PER_TOPS),
            new Shown(
                    "per-channel",
                    "Throughput per DRAM channel",
                    "inferences per second and channel",
                    Measure.THROUGHPUT_PER_CHANNEL),
            new Shown("per-joule", "Throughput per joule", "inferences per joule", Measure.INFERENCES_PER_JOULE));

    private static final String UNRANKED = "°";

    private final Comparison comparison;
    private final List<Figure> figures;

    /** The page of a comparison. */
    public ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.figures = drawn();
    }

    private record Shown(String id, String title, String unit, Measure measure) {}

    /** The names that its files may have. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of("report.html", "chart-order.svg"));
        SHOWN.forEach(shown -> names.add("chart-" + shown.id() + ".svg"));
        return names;
    }

    /** The page, and every chart as a file where asked for. */
    public Map<String, byte[]> files(boolean svg) {
        return Figures.files(html(), figures, svg);
    }

    String html() {
        HtmlPage page = new HtmlPage(
                String.join(", ", comparison.chips()) + " on " + String.join(", ", comparison.workloads()));
        page.lead("Chips side by side. In each column the stronger a cell's colour, the closer it is to the best.");
        figures.forEach(page::figure);
        page.glossary(Glossary.ofMany());
        page.paragraph("Made by Ridgepoint " + Version.current()
                + ". comparison.csv and correlations.csv beside this file hold every figure.");
        return page.html();
    }

    private List<Figure> drawn() {
        List<Figure> all = new ArrayList<>();
        SHOWN.forEach(shown -> all.add(figure(shown)));
        List<Score> scores = RankCorrelations.of(comparison);
        if (!scores.isEmpty()) {
            all.add(order(scores));
        }
        return List.copyOf(all);
    }

    private Figure figure(Shown shown) {
        HeatMap map = new HeatMap(
                shown.title(), new Side("workload", comparison.workloads()), new Side("chip", comparison.chips()));
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < comparison.chips().size(); row++) {
            List<String> fields = new ArrayList<>(List.of(comparison.chips().get(row)));
            for (int column = 0; column < comparison.workloads().size(); column++) {
                List<ComparedRun> cells = comparison.of(comparison.workloads().get(column));
                fields.add(draw(map, shown, column, row, cells));
            }
            table.add(fields);
        }
        return new Figure(
                shown.id(),
                shown.title(),
                capital(shown.unit()) + "." + alike(shown) + unranked(shown),
                map.drawing(),
                new Table(header("chip"), table));
    }

    /** That chips without the energy of their pins are marked, where some are. */
    private String unranked(Shown shown) {
        List<ComparedRun> results = comparison.cells().stream()
                .filter(cell -> cell.outcome().isOk())
                .toList();
        boolean some = EnergyRank.comparable(shown.measure(), results, ComparedRun::outcome)
                        .size()
                < results.size();
        return some ? " " + UNRANKED + " without the energy of DRAM's data pins, so not ranked." : "";
    }

    /** That the chips do not differ, where they do not. */
    private String alike(Shown shown) {
        boolean all = comparison.chips().size() > 1
                && comparison.workloads().stream().allMatch(workload -> {
                    DoubleSummaryStatistics values = comparison.of(workload).stream()
                            .filter(cell -> cell.outcome().isOk())
                            .mapToDouble(cell -> cell.outcome().number(shown.measure()))
                            .summaryStatistics();
                    return values.getCount() > 1 && Scale.areAlike(values.getMin(), values.getMax());
                });
        return all ? " In every column the chips are alike." : "";
    }

    private static String draw(HeatMap map, Shown shown, int column, int row, List<ComparedRun> cells) {
        ComparedRun cell = cells.get(row);
        String name = cell.chip() + " on " + cell.workload() + ": ";
        if (!cell.outcome().isOk()) {
            map.empty(column, row, "none", name + cell.outcome().reason());
            return "none";
        }
        List<ComparedRun> results =
                cells.stream().filter(each -> each.outcome().isOk()).toList();
        List<ComparedRun> ranked = EnergyRank.comparable(shown.measure(), results, ComparedRun::outcome);
        double best = ranked.stream()
                .mapToDouble(each -> each.outcome().number(shown.measure()))
                .max()
                .orElse(0);
        double value = cell.outcome().number(shown.measure());
        String text = shown.measure() == Measure.UTILIZATION ? Words.percent(value) : Words.digits(value);
        if (!ranked.contains(cell)) {
            String unranked = text + EnergyRank.mark(cell.outcome());
            map.cell(column, row, 0, text + UNRANKED, name + unranked + " " + shown.unit() + ", not ranked");
            return unranked;
        }
        map.cell(
                column,
                row,
                best == 0 ? 0 : value / best,
                text,
                name + text + " " + shown.unit() + ", bound by "
                        + cell.outcome().text(Measure.BOUND));
        return text;
    }

    private Figure order(List<Score> scores) {
        String title = "What predicts the chips' order?";
        List<String> predictors =
                scores.stream().map(Score::predictor).distinct().toList();
        HeatMap map =
                new HeatMap(title, new Side("workload", comparison.workloads()), new Side("predictor", predictors));
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < predictors.size(); row++) {
            List<String> fields = new ArrayList<>(List.of(predictors.get(row)));
            for (int column = 0; column < comparison.workloads().size(); column++) {
                fields.add(draw(map, scores, predictors.get(row), column, row));
            }
            table.add(fields);
        }
        String caption =
                "Spearman's rank correlation of each predictor with the simulated throughput: 1 the same order of chips,"
                        + " 0 none, -1 the reverse. Kendall's is in the label of each cell and in correlations.csv."
                        + alike(scores);
        return new Figure("order", title, caption, map.drawing(), new Table(header("predictor"), table));
    }

    /** That no predictor does better than another, where none does. */
    private static String alike(List<Score> scores) {
        DoubleSummaryStatistics values = scores.stream()
                .flatMap(score -> score.spearman().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return values.getCount() > 1 && Scale.areAlike(values.getMin(), values.getMax()) ? " All cells are alike." : "";
    }

    private String draw(HeatMap map, List<Score> scores, String predictor, int column, int row) {
        String workload = comparison.workloads().get(column);
        Optional<Score> score = scores.stream()
                .filter(each ->
                        each.predictor().equals(predictor) && each.workload().equals(workload))
                .findFirst();
        Optional<Double> rho = score.flatMap(Score::spearman);
        String name = predictor + " for " + workload + ": ";
        if (rho.isEmpty()) {
            map.empty(column, row, "-", name + "no order to compare");
            return "-";
        }
        String text = two(rho.get());
        String kendall = score.flatMap(Score::kendall).map(ComparisonPage::two).orElse("-");
        map.cell(column, row, rho.get(), text, name + "Spearman " + text + ", Kendall " + kendall);
        return text;
    }

    private List<String> header(String corner) {
        List<String> header = new ArrayList<>(List.of(corner));
        header.addAll(comparison.workloads());
        return header;
    }

    private static String two(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f", value);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
