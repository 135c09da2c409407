package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.ScatterChart;
import org.ridgepoint.experiment.chart.ScatterChart.Position;
import org.ridgepoint.experiment.report.AxisUnit;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.EnergyRank;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.ParetoFront;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;

/** Throughput over one cost, with the points that no other beats in any of the costs. */
final class ParetoFigure {
    private static final int LEAST_POINTS = 40;

    private final String workload;
    private final List<PointResult> rows;
    private final Set<PointResult> front;
    private final int most;

    /** Of the points of a workload; a chart has room for so many marks. */
    ParetoFigure(String workload, List<PointResult> rows, int room) {
        this.most = Math.max(LEAST_POINTS, room / 2);
        this.workload = workload;
        this.rows = rows.stream().filter(row -> row.outcome().isOk()).toList();
        this.front = ParetoFront.of(this.rows);
    }

    /** A cost as a chart has it. */
    record CostAxis(Measure measure, String words, String unit) {
        static final List<CostAxis> ALL = List.of(
                new CostAxis(Measure.JOULES_PER_INFERENCE, "energy per inference", "J"),
                new CostAxis(Measure.AREA_MM2, "area of the die", "mm²"),
                new CostAxis(Measure.SRAM_BYTES, "SRAM on the chip", "B"),
                new CostAxis(Measure.DRAM_PINS, "DRAM data pins", ""),
                new CostAxis(Measure.MULTIPLIERS, "multipliers", ""));
    }

    /** A chart for each cost that is known of all and varies. */
    List<Figure> figures(int number) {
        return CostAxis.ALL.stream()
                .filter(cost -> rows.stream()
                        .noneMatch(row -> row.outcome().text(cost.measure()).isEmpty()))
                .filter(cost -> rows.stream()
                                .map(row -> row.outcome().number(cost.measure()))
                                .distinct()
                                .count()
                        > 1)
                .map(cost -> figure(cost, number))
                .toList();
    }

    private Figure figure(CostAxis cost, int number) {
        List<PointResult> ranked = ranked(cost);
        double dearest = ranked.stream()
                .mapToDouble(row -> row.outcome().number(cost.measure()))
                .max()
                .orElse(0);
        double slowest = rows.stream().mapToDouble(SweepMaps::throughput).min().orElse(0);
        double fastest = rows.stream().mapToDouble(SweepMaps::throughput).max().orElse(0);
        AxisUnit unit = cost.unit().equals("B") ? AxisUnit.binary(dearest) : AxisUnit.decimal(dearest, cost.unit());
        String axis = unit.name().isEmpty() ? cost.words() : unit.title(cost.words());
        String title = "Pareto front, " + workload + ": throughput against " + cost.words();
        DoubleSummaryStatistics costs = ranked.stream()
                .mapToDouble(row -> unit.of(row.outcome().number(cost.measure())))
                .summaryStatistics();
        ScatterChart chart = new ScatterChart(
                title,
                Scale.around(axis, costs.getMin(), costs.getMax()),
                Scale.around("inferences per second", slowest, fastest));
        List<Position> line = line(cost, unit);
        chart.legend("s4", "on this front: none is faster at no more " + cost.words());
        chart.legend("s7", "beaten here, but not in throughput, energy and all costs together");
        chart.legend("s14", "beaten in all of them");
        chart.line("front", line);
        List<PointResult> drawn = shown().stream().filter(ranked::contains).toList();
        drawn.forEach(row -> {
            Position at = new Position(unit.of(row.outcome().number(cost.measure())), SweepMaps.throughput(row));
            boolean best = line.contains(at);
            String style = best ? "s4" : front.contains(row) ? "s7" : "s14";
            chart.point(style, SweepMaps.label(row), at, best ? 6 : 4);
        });
        String more = drawn.size() < ranked.size() ? " Of the others only some are drawn; points.csv has all." : "";
        String pins = ranked.size() < rows.size() ? " Points without the energy of DRAM's pins are left out." : "";
        return new Figure(
                "pareto-" + number + "-" + cost.words().replace(' ', '-').toLowerCase(java.util.Locale.ROOT),
                title,
                "Up and to the left is better. The line joins the fastest points at each cost." + more + pins,
                chart.drawing(),
                table());
    }

    private List<PointResult> ranked(CostAxis cost) {
        return EnergyRank.comparable(cost.measure(), rows, PointResult::outcome);
    }

    /** Those of the front, and of the others as many as a page can bear. */
    private List<PointResult> shown() {
        Stream<PointResult> others =
                rows.stream().filter(row -> !front.contains(row)).limit(most);
        return Stream.concat(others, rows.stream().filter(front::contains).limit(most))
                .toList();
    }

    /** From cheap to dear, each faster than all that are cheaper. */
    private List<Position> line(CostAxis cost, AxisUnit unit) {
        List<PointResult> byCost = ranked(cost).stream()
                .sorted(Comparator.comparingDouble(
                                (PointResult row) -> row.outcome().number(cost.measure()))
                        .thenComparing(Comparator.comparingDouble(SweepMaps::throughput)
                                .reversed()))
                .toList();
        List<Position> line = new ArrayList<>();
        double fastest = 0;
        for (PointResult row : byCost) {
            if (SweepMaps.throughput(row) > fastest) {
                fastest = SweepMaps.throughput(row);
                line.add(new Position(unit.of(row.outcome().number(cost.measure())), fastest));
            }
        }
        return line;
    }

    private Table table() {
        List<List<String>> table = rows.stream()
                .filter(front::contains)
                .limit(most)
                .map(row -> List.of(
                        MapLayout.words(row),
                        Words.digits(SweepMaps.throughput(row)),
                        Words.scaled(row.outcome().number(Measure.JOULES_PER_INFERENCE), "J")
                                + EnergyRank.mark(row.outcome()),
                        row.outcome().text(Measure.MULTIPLIERS),
                        row.outcome().text(Measure.SRAM_BYTES),
                        row.outcome().text(Measure.DRAM_PINS)))
                .toList();
        return new Table(
                List.of("point on the front", "inferences/s", "energy", "multipliers", "SRAM bytes", "DRAM pins"),
                table);
    }
}
