package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.BarChart;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;

/** Energy of a run by resource. */
final class EnergyFigure {
    private EnergyFigure() {}

    static Figure of(RunResult result) {
        String title = "Energy by resource";
        BarChart chart = new BarChart(title);
        List<List<String>> rows = new ArrayList<>();
        double total = result.totalEnergyJoules();
        result.energyJoules().forEach((resource, joules) -> {
            if (joules > 0) {
                String name = Words.spaced(resource);
                String energy = Words.scaled(joules, "J");
                String share = Words.percent(joules / total);
                chart.add(resource.equals("dram") ? "s4" : "s2", name, joules, energy + ", " + share);
                rows.add(List.of(name, energy, share));
            }
        });
        rows.add(List.of("together", Words.scaled(total, "J"), "100.0 %"));
        String caption =
                "Counts of what was done, times the prices of the chip's technology; static power over the whole time.";
        return new Figure(
                "energy", title, caption, chart.drawing(), new Table(List.of("resource", "energy", "share"), rows));
    }
}
