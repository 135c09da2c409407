package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Glossary;
import org.ridgepoint.experiment.chart.HtmlPage;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.EnergyRank;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.ParetoFront;
import org.ridgepoint.experiment.sweep.SweepDocument;
import org.ridgepoint.experiment.sweep.SweepResult;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;

/** A sweep as a page for a browser: maps, slices and fronts. */
public final class SweepPage {
    private static final int MOST_GROUPS = 8;
    private static final int MOST_FRONT_MARKS = 600;
    private static final int MOST_CELLS = 400;

    private final SweepResult result;
    private final MapLayout grid;
    private final List<Figure> figures;

    /** The page of a finished sweep. */
    public SweepPage(SweepResult result) {
        this.result = result;
        this.grid = MapLayout.of(result);
        this.figures = drawn();
    }

    /** The page, and every chart as a file where asked for. */
    public Map<String, byte[]> files(boolean svg) {
        return Figures.files(html(), figures, svg);
    }

    /** The page alone. */
    String html() {
        SweepDocument document = result.document();
        HtmlPage page = new HtmlPage("Sweep " + document.name());
        page.lead(document.description());
        document.claim().ifPresent(claim -> page.paragraph("Claim: " + claim));
        document.source().ifPresent(source -> page.paragraph("Source: " + source));
        document.expect().ifPresent(page::list);
        page.facts(facts());
        figures.forEach(page::figure);
        if (grid.groups().size() > MOST_GROUPS) {
            page.paragraph("Of " + grid.groups().size() + " groups the first " + MOST_GROUPS
                    + " are drawn; points.csv beside this file has all.");
        }
        page.glossary(Glossary.ofMany());
        page.paragraph("Made by Ridgepoint " + document.ridgepointVersion()
                + ". points.csv beside this file holds every figure of every point; sweep.json says what was swept.");
        return page.html();
    }

    private List<Figure> drawn() {
        List<Figure> all = new ArrayList<>();
        int number = 1;
        for (Map.Entry<String, List<PointResult>> group : grid.groups().entrySet()) {
            boolean empty =
                    group.getValue().stream().noneMatch(row -> row.outcome().isOk());
            if (number > MOST_GROUPS || empty) {
                continue;
            }
            SweepMaps maps = new SweepMaps(grid, number, group.getKey(), group.getValue());
            grid.down().filter(this::isSmall).ifPresent(down -> all.add(maps.map(down)));
            all.add(maps.slices());
            number++;
        }
        Map<String, List<PointResult>> works = ParetoFront.byWork(result.rows());
        int room = MOST_FRONT_MARKS / Math.min(MOST_GROUPS, works.size());
        int work = 1;
        for (Map.Entry<String, List<PointResult>> same : works.entrySet()) {
            if (work <= MOST_GROUPS) {
                all.addAll(new ParetoFigure(same.getKey(), same.getValue(), room).figures(work++));
            }
        }
        return List.copyOf(all);
    }

    private boolean isSmall(SweepAxis down) {
        return MapLayout.distinct(grid.across()).size()
                        * MapLayout.distinct(down).size()
                <= MOST_CELLS;
    }

    private Map<String, String> facts() {
        SweepDocument.Points points = result.document().points();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("points", Integer.toString(points.total()));
        facts.put("refused", Integer.toString(points.refused()));
        facts.put("errors", Integer.toString(points.errors()));
        ParetoFront.byWork(result.rows())
                .forEach((work, rows) -> rows.stream()
                        .filter(row -> row.outcome().isOk())
                        .max(Comparator.comparingDouble(SweepMaps::throughput))
                        .ifPresent(best -> facts.put(
                                "fastest, " + work, Words.digits(SweepMaps.throughput(best)) + " inferences/s")));
        ParetoFront.byWork(result.rows())
                .forEach((work, rows) -> EnergyRank.comparable(
                                Measure.JOULES_PER_INFERENCE,
                                rows.stream()
                                        .filter(row -> row.outcome().isOk())
                                        .toList(),
                                SweepResult.PointResult::outcome)
                        .stream()
                        .map(row -> row.outcome().number(Measure.JOULES_PER_INFERENCE))
                        .min(Comparator.naturalOrder())
                        .ifPresent(least -> facts.put("least energy, " + work, Words.scaled(least, "J"))));
        return facts;
    }
}
