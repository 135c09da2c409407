package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.BarChart;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** Energy of a run by resource, area of a chip by part. */
final class EnergyFigure {
    private EnergyFigure() {}

    static Figure of(RunResult result, DramStandard memory) {
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
                "Counts of what was done, times the prices of the chip's technology; clock and static power over the whole"
                        + " time."
                        + (memory.pricesPins()
                                ? ""
                                : " Of DRAM without its data pins, for which its table states no supply.");
        return new Figure(
                "energy", title, caption, chart.drawing(), new Table(List.of("resource", "energy", "share"), rows));
    }

    /** What each part takes of the die. */
    static Figure ofArea(ChipArea area) {
        String title = "Area by part";
        BarChart chart = new BarChart(title);
        List<List<String>> rows = new ArrayList<>();
        area.mm2ByPart().forEach((part, mm2) -> {
            if (mm2 > 0) {
                String text = Words.digits(mm2) + " mm2";
                String share = Words.percent(mm2 / area.totalMm2());
                chart.add("s2", Words.spaced(part), mm2, text + ", " + share);
                rows.add(List.of(Words.spaced(part), text, share));
            }
        });
        rows.add(List.of("together", Words.digits(area.totalMm2()) + " mm2", "100.0 %"));
        String caption = "Arrays, memories, wires and the interface to DRAM; without control, host interface and test.";
        return new Figure("area", title, caption, chart.drawing(), new Table(List.of("part", "area", "share"), rows));
    }
}
