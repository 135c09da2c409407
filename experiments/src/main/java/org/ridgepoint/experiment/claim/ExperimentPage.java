package org.ridgepoint.experiment.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.HtmlPage;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.ScatterChart;
import org.ridgepoint.experiment.chart.ScatterChart.Position;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;
import org.ridgepoint.experiment.report.Version;

/** What an experiment found, as a page for a browser. */
public final class ExperimentPage {
    private static final double RADIUS = 4.5;

    private final ExperimentResult result;

    /** The page of a result. */
    public ExperimentPage(ExperimentResult result) {
        this.result = result;
    }

    /** The page. */
    public String html() {
        HtmlPage page = new HtmlPage(result.file().description());
        page.lead(result.summary() + ". Source: " + result.file().source());
        page.table("Claims", result.table());
        result.file().plots().orElse(List.of()).forEach(plot -> draw(plot).ifPresent(page::figure));
        result.data()
                .values()
                .forEach(data -> data.refused()
                        .ifPresent(refused -> page.paragraph(data.name() + ": " + refused.count()
                                + " points have no result; the first: " + refused.first())));
        page.paragraph("Made by Ridgepoint " + Version.current() + " with the command ridgepoint reproduce "
                + result.name() + ". claims.csv beside this file holds the table.");
        return page.html();
    }

    /** A point of a plot. */
    private record Dot(Map<String, String> row, Position at) {}

    private Optional<Figure> draw(PlotSpec plot) {
        Data drawn = result.data().get(plot.of());
        if (drawn.rows().isEmpty()) {
            return Optional.empty();
        }
        Data data = plot.drawn(drawn);
        List<Dot> dots = dots(plot, data);
        if (dots.isEmpty()) {
            return Optional.empty();
        }
        Scale across = scale(
                plot.across(),
                dots.stream().mapToDouble(dot -> dot.at().across()).toArray());
        Scale up =
                scale(plot.up(), dots.stream().mapToDouble(dot -> dot.at().up()).toArray());
        ScatterChart chart = new ScatterChart(plot.title(), across, up);
        List<String> values = plot.colour().stream()
                .flatMap(column -> dots.stream().map(dot -> dot.row().get(column)))
                .distinct()
                .toList();
        values.forEach(value -> chart.legend(style(values, value), value));
        for (Dot dot : dots) {
            String value = plot.colour().map(dot.row()::get).orElse("");
            chart.point(style(values, value), label(plot, dot), dot.at(), RADIUS);
        }
        return Optional.of(new Figure(
                plot.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                plot.title(),
                data.rows().size() + " rows of " + data.name() + ".",
                chart.drawing(),
                new Figure.Table(
                        List.of("point", plot.across(), plot.up()),
                        dots.stream().map(dot -> row(plot, dot)).toList())));
    }

    private static List<Dot> dots(PlotSpec plot, Data data) {
        Formula across = new Formula(plot.across(), data);
        Formula up = new Formula(plot.up(), data);
        List<Dot> dots = new ArrayList<>();
        for (Map<String, String> row : data.rows()) {
            OptionalDouble x = across.numberIn(row);
            OptionalDouble y = up.numberIn(row);
            if (x.isPresent() && y.isPresent()) {
                dots.add(new Dot(row, new Position(x.getAsDouble(), y.getAsDouble())));
            }
        }
        return dots;
    }

    /** Logarithmic where all is positive and the largest is ten times the least or more. */
    private static Scale scale(String title, double[] values) {
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        return least > 0 && most >= 10 * least
                ? Scale.logarithmic(title, least, most)
                : Scale.around(title, least, most);
    }

    private static String style(List<String> values, String value) {
        return ScatterChart.style(Math.max(0, values.indexOf(value)));
    }

    private static String label(PlotSpec plot, Dot dot) {
        String name = plot.label().or(plot::colour).map(dot.row()::get).orElse("point");
        return name + ": " + plot.across() + " " + dot.at().across() + ", " + plot.up() + " "
                + dot.at().up();
    }

    private static List<String> row(PlotSpec plot, Dot dot) {
        return List.of(
                plot.label().or(plot::colour).map(dot.row()::get).orElse(""),
                Double.toString(dot.at().across()),
                Double.toString(dot.at().up()));
    }
}
