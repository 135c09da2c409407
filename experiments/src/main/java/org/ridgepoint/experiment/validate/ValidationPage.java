package org.ridgepoint.experiment.validate;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.HtmlPage;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.ScatterChart;
import org.ridgepoint.experiment.chart.ScatterChart.Position;
import org.ridgepoint.experiment.report.Version;
import org.ridgepoint.experiment.report.Words;

/** A validation as a page for a browser: simulated against measured times, and the tables. */
public final class ValidationPage {
    private static final double BAND = 0.25;
    private static final double MILLI = 1e3;
    private static final double RADIUS = 4.5;

    private final Validation validation;
    private final List<String> families;

    /** The page of a validation. */
    public ValidationPage(Validation validation) {
        this.validation = validation;
        this.families = validation.families();
    }

    /** The page. */
    public String html() {
        HtmlPage page = new HtmlPage("Held against published measurements");
        List<FamilyScore> scores = FamilyScore.of(validation);
        FamilyScore all = scores.get(scores.size() - 1);
        page.lead(Words.counted(all.rows(), "row") + ", " + all.answered() + " answered, " + all.compared()
                + " with a measured value to compare with, " + all.passed() + " of them within the published spread."
                + errors(all));
        scatter().forEach(page::figure);
        page.heading("By family");
        page.table("By family", familyTable());
        if (!Difference.of(validation).isEmpty()) {
            page.heading("Two sizes on one board");
            page.paragraph("Operations added over time added, and what is left of the smaller one's time at that rate."
                    + " What host and drivers cost is the same for both and cancels in the rate.");
            page.table("Two sizes on one board", differenceTable());
        }
        page.heading("Every row");
        page.table("Every row", rowTable());
        page.paragraph(
                "Made by Ridgepoint " + Version.current() + ". validation.csv beside this file holds every row.");
        return page.html();
    }

    private static String errors(FamilyScore all) {
        return all.compared() == 0
                ? ""
                : " Mean absolute error " + ValidationSheet.unsigned(all.meanAbsolutePercent()) + ", bias "
                        + ValidationSheet.percent(all.biasPercent()) + ".";
    }

    /** The scatter of all times; none where nothing has a measured one. */
    List<Figure> scatter() {
        List<Prediction> paces =
                validation.compared().stream().filter(Prediction::isPace).toList();
        if (paces.isEmpty()) {
            return List.of();
        }
        DoubleSummaryStatistics range = paces.stream()
                .flatMapToDouble(
                        answer -> DoubleStream.of(MILLI * answer.measuredSeconds(), MILLI * answer.simulatedSeconds()))
                .summaryStatistics();
        Scale across = Scale.logarithmic("measured, ms for an inference", range.getMin(), range.getMax());
        Scale up = Scale.logarithmic("simulated, ms for an inference", range.getMin(), range.getMax());
        String title = "Simulated against measured time of an inference";
        ScatterChart chart = new ScatterChart(title, across, up);
        line(chart, "roof", 1, across);
        line(chart, "over d4", 1 + BAND, across);
        line(chart, "over d4", 1 - BAND, across);
        families.stream()
                .filter(family ->
                        paces.stream().anyMatch(answer -> answer.family().equals(family)))
                .forEach(family -> chart.legend(style(family), family));
        paces.forEach(answer -> chart.point(style(answer.family()), label(answer), position(answer), RADIUS));
        return List.of(new Figure(
                "scatter",
                title,
                "On the line both are the same; the broken lines are 25 % off. Each point says which row it is.",
                chart.drawing(),
                new Table(ROW_HEADER, paces.stream().map(ValidationPage::row).toList())));
    }

    /** A line of simulated times that are so many times the measured ones, as far as it is inside. */
    private static void line(ScatterChart chart, String style, double times, Scale scale) {
        double from = Math.max(scale.least(), scale.least() / times);
        double to = Math.min(scale.most(), scale.most() / times);
        chart.line(style, List.of(new Position(from, from * times), new Position(to, to * times)));
    }

    private String style(String family) {
        return ScatterChart.style(families.indexOf(family));
    }

    private static Position position(Prediction answer) {
        return new Position(MILLI * answer.measuredSeconds(), MILLI * answer.simulatedSeconds());
    }

    private static String label(Prediction answer) {
        Measurement row = answer.row();
        return row.id() + ": " + row.model() + " on " + row.chip() + ", measured "
                + ValidationSheet.digits(row.measured()) + ", simulated " + ValidationSheet.digits(answer.simulated())
                + " " + row.text("unit") + ", " + ValidationSheet.percent(answer.errorPercent());
    }

    private static final List<String> ROW_HEADER =
            List.of("row", "chip", "network", "metric", "measured", "simulated", "unit", "error", "spread", "verdict");

    private Table rowTable() {
        return new Table(
                ROW_HEADER,
                validation.answers().stream().map(ValidationPage::row).toList());
    }

    private static List<String> row(Prediction answer) {
        Measurement row = answer.row();
        return List.of(
                row.id(),
                row.chip(),
                row.model(),
                row.text("metric"),
                ValidationSheet.digits(row.measured()),
                ValidationSheet.digits(answer.simulated()),
                row.text("unit"),
                ValidationSheet.percent(answer.errorPercent()),
                row.text("spread_percent"),
                answer.why().isEmpty() ? answer.verdict() : "none: " + answer.why());
    }

    private Table familyTable() {
        return new Table(ValidationTables.FAMILY_HEADER, ValidationTables.families(validation));
    }

    private Table differenceTable() {
        return new Table(ValidationTables.DIFFERENCE_HEADER, ValidationTables.differences(validation));
    }
}
