package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.HeatMap;
import org.ridgepoint.experiment.chart.HeatMap.Side;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.ScatterChart;
import org.ridgepoint.experiment.chart.ScatterChart.Position;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.EnergyRank;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;

/** Throughput over the two axes of a group of points: as a map, and as slices of it. */
final class SweepMaps {
    private static final int MOST_LINES = 8;
    private static final int MOST_MARKED = 64;
    /** Of the first line; each further one is smaller and has its own dashes, so that one over another hides none. */
    private static final double LARGEST_MARK = 9.5;

    /** The shade of cells that do not differ. */
    private static final double ALIKE = 0.5;

    private static final double WIDE_RATIO = 30;
    private static final String[] STYLES = {"s0", "s2", "s4", "s7", "s6", "s11", "s12", "s13"};

    private final SweepAxis across;
    private final Optional<SweepAxis> down;
    private final int number;
    private final String name;
    private final List<PointResult> rows;
    private final double least;
    private final double most;

    SweepMaps(MapLayout layout, int number, String name, List<PointResult> rows) {
        this.across = layout.across();
        this.down = layout.down();
        this.number = number;
        this.name = name;
        this.rows = rows;
        DoubleSummaryStatistics throughputs = rows.stream()
                .filter(row -> row.outcome().isOk())
                .mapToDouble(SweepMaps::throughput)
                .summaryStatistics();
        this.least = throughputs.getMin();
        this.most = throughputs.getMax();
    }

    /** What a point says of itself. */
    static String label(PointResult row) {
        if (!row.outcome().isOk()) {
            return MapLayout.words(row) + ": " + row.outcome().reason();
        }
        return MapLayout.words(row) + ": " + Words.digits(throughput(row)) + " inferences/s, "
                + Words.percent(row.outcome().number(Measure.UTILIZATION)) + " utilised, "
                + Words.scaled(row.outcome().number(Measure.JOULES_PER_INFERENCE), "J")
                + EnergyRank.mark(row.outcome()) + ", bound by "
                + row.outcome().text(Measure.BOUND);
    }

    static double throughput(PointResult row) {
        return row.outcome().number(Measure.INFERENCES_PER_SECOND);
    }

    Figure map(SweepAxis side) {
        String title = titled("Throughput by " + across.key() + " and " + side.key());
        List<String> columns = MapLayout.distinct(across);
        List<String> lines = MapLayout.distinct(side);
        HeatMap map = new HeatMap(title, new Side(across.key(), columns), new Side(side.key(), lines));
        List<List<String>> table = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            List<String> fields = new ArrayList<>(List.of(lines.get(line)));
            for (int column = 0; column < columns.size(); column++) {
                Map<String, String> place = Map.of(across.key(), columns.get(column), side.key(), lines.get(line));
                fields.add(cell(map, column, line, MapLayout.at(rows, place)));
            }
            table.add(fields);
        }
        List<String> header = new ArrayList<>(List.of(side.key() + " \\ " + across.key()));
        header.addAll(columns);
        String caption = Scale.areAlike(least, most)
                ? "Inferences per second. All cells are alike, and of one colour: the fastest point is "
                        + Words.percent(most / least - 1) + " ahead of the slowest."
                : "Inferences per second; the stronger a cell's colour, the more, from the slowest point here to the fastest.";
        return new Figure("map-" + number, title, caption, map.drawing(), new Table(header, table));
    }

    private String cell(HeatMap map, int column, int line, Optional<PointResult> row) {
        if (row.isEmpty()) {
            map.excluded(column, line, "excluded by a constraint, or a point of another shard");
            return "excluded";
        }
        if (!row.get().outcome().isOk()) {
            map.empty(column, line, "none", label(row.get()));
            return "none";
        }
        String value = Words.digits(throughput(row.get()));
        double shade = Scale.areAlike(least, most) ? ALIKE : (throughput(row.get()) - least) / (most - least);
        map.cell(column, line, shade, value, label(row.get()));
        return value;
    }

    /** Throughput along the axis across, a line for each value down. */
    Figure slices() {
        String title = titled("Throughput over " + across.key());
        List<String> places = MapLayout.distinct(across);
        Scale scale = new Scale(across.key(), 0.5, places.size() + 0.5, false);
        ScatterChart chart = new ScatterChart(title, scale, throughputs());
        chart.places(places);
        List<String> lines = down.map(MapLayout::distinct).orElse(List.of(""));
        List<List<String>> table = new ArrayList<>();
        for (int line = 0; line < Math.min(MOST_LINES, lines.size()); line++) {
            slice(chart, places, lines.get(line), line, table);
        }
        String caption = lines.size() > MOST_LINES
                ? "The first " + MOST_LINES + " of " + lines.size() + " values are drawn; points.csv has all."
                : MapLayout.isNumeric(across)
                        ? "Where a line is flat, more of what lies along the bottom buys nothing."
                        : "Beside each other, what differs; the table has the numbers.";
        List<String> header = new ArrayList<>(List.of(down.map(SweepAxis::key).orElse(across.key())));
        header.addAll(places);
        return new Figure("slices-" + number, title, caption, chart.drawing(), new Table(header, table));
    }

    private void slice(ScatterChart chart, List<String> places, String value, int line, List<List<String>> table) {
        String style = STYLES[line];
        List<Position> through = new ArrayList<>();
        List<String> fields = new ArrayList<>(List.of(value.isEmpty() ? "inferences/s" : value));
        down.ifPresent(axis -> chart.legend(style, MapLayout.words(axis.key(), value)));
        for (int i = 0; i < places.size(); i++) {
            Map<String, String> place =
                    down.map(axis -> Map.of(axis.key(), value)).orElse(Map.of());
            Map<String, String> all = new java.util.HashMap<>(place);
            all.put(across.key(), places.get(i));
            Optional<PointResult> row =
                    MapLayout.at(rows, all).filter(each -> each.outcome().isOk());
            fields.add(row.map(each -> Words.digits(throughput(each))).orElse("none"));
            if (row.isPresent()) {
                Position at = new Position(i + 1, throughput(row.get()));
                through.add(at);
                if (places.size() <= MOST_MARKED) {
                    chart.point(style, label(row.get()), at, LARGEST_MARK - line);
                }
            }
        }
        if (MapLayout.isNumeric(across)) {
            chart.line("l" + style + " d" + line, through);
        }
        table.add(fields);
    }

    private Scale throughputs() {
        String words = "inferences per second";
        boolean wide = !MapLayout.isNumeric(across) && least > 0 && most / least > WIDE_RATIO;
        return wide ? Scale.logarithmic(words, least, most) : Scale.around(words, least, most);
    }

    private String titled(String what) {
        return name.isEmpty() ? what : what + ": " + name;
    }
}
