package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.ScatterChart;
import org.ridgepoint.experiment.chart.ScatterChart.Position;

/** Operations per second over operations per DRAM byte: every layer under the chip's two roofs. */
final class RooflineFigure {
    private static final double TERA = 1e12;
    private static final double ROOM = 2;

    private final RunResult result;
    private final ShownLayers shown;
    private final List<Integer> drawn;
    private final double ridge;
    private final double teraBytesPerSecond;
    private final Scale across;
    private final Scale up;

    RooflineFigure(RunResult result, ShownLayers shown) {
        this.result = result;
        this.shown = shown;
        this.drawn = shown.indices().stream()
                .filter(i -> shown.layer(i).executedMacs() > 0)
                .filter(i -> shown.layer(i).elapsedCycles() > 0)
                .toList();
        this.teraBytesPerSecond = result.dram().peakBytesPerSecond() / TERA;
        this.ridge = result.ridgeOperationsPerByte();
        this.across = acrossScale();
        this.up = upScale();
    }

    Figure figure() {
        String title = "Roofline";
        ScatterChart chart = new ScatterChart(title, across, up);
        chart.legend("s4", "layer below the ridge point");
        chart.legend("s0", "layer above it");
        chart.legend("s11", "layer without DRAM traffic, at the right edge");
        chart.legend("s10", "the whole run");
        chart.legend("s8", "ridge point");
        double left = Math.max(across.least(), up.least() / teraBytesPerSecond);
        chart.line(
                "roof",
                List.of(
                        new Position(left, left * teraBytesPerSecond),
                        new Position(ridge, result.peakTops()),
                        new Position(across.most(), result.peakTops())));
        List<List<String>> rows = new ArrayList<>();
        drawn.forEach(index -> {
            point(chart, index);
            rows.add(row(
                    ShownLayers.name(index, shown.layer(index)),
                    shown.layer(index).operationsPerDramByte(),
                    tops(shown.layer(index))));
        });
        whole(chart);
        rows.add(row("the whole run", result.operationsPerDramByte(), result.achievedTops()));
        rows.add(row("ridge point", ridge, result.peakTops()));
        chart.point(
                "s8",
                "ridge point: " + Words.digits(ridge) + " operations per byte, " + Words.digits(result.peakTops())
                        + " TOPS",
                new Position(ridge, result.peakTops()),
                5);
        chart.nameAbove("ridge point " + Words.digits(ridge) + " op/byte", new Position(ridge, result.peakTops()));
        String caption =
                "Under the slanted roof DRAM is the limit, under the flat one the multipliers are. The run as a whole is below"
                        + " both; a layer is above the slanted one where its bytes came while the layers before it ran. The"
                        + " larger a point, the more of the run it takes."
                        + shown.remark();
        Table table = new Table(List.of("layer", "operations per DRAM byte", "TOPS", "of peak"), rows);
        return new Figure("roofline", title, caption, chart.drawing(), table);
    }

    private void point(ScatterChart chart, int index) {
        LayerResult layer = shown.layer(index);
        double intensity = layer.operationsPerDramByte();
        boolean dry = layer.dramBytes() == 0;
        String style = dry ? "s11" : intensity < ridge ? "s4" : "s0";
        String label = ShownLayers.name(index, layer) + ": "
                + (dry ? "no DRAM traffic" : Words.digits(intensity) + " operations per byte") + ", "
                + Words.digits(tops(layer)) + " TOPS, " + Words.percent(shown.share(layer)) + " of the run";
        double radius = 3 + 22 * Math.sqrt(shown.share(layer) / Math.PI);
        chart.point(style, label, new Position(dry ? across.most() : intensity, tops(layer)), radius);
    }

    private void whole(ScatterChart chart) {
        if (result.executedMacs() > 0) {
            double intensity = result.dram().bytes() == 0 ? across.most() : result.operationsPerDramByte();
            String label = "the whole run: " + Words.digits(result.operationsPerDramByte()) + " operations per byte, "
                    + Words.digits(result.achievedTops()) + " TOPS";
            Position at = new Position(intensity, result.achievedTops());
            chart.point("s10", label, at, 8);
            chart.nameBelow("whole run", at);
        }
    }

    private List<String> row(String name, double intensity, double tops) {
        String perByte = Double.isInfinite(intensity) ? "no DRAM traffic" : Words.digits(intensity);
        return List.of(name, perByte, Words.digits(tops), Words.percent(tops / result.peakTops()));
    }

    private Scale acrossScale() {
        double least = ridge / ROOM;
        double most = ridge * ROOM;
        for (int index : drawn) {
            if (shown.layer(index).dramBytes() > 0) {
                least = Math.min(least, shown.layer(index).operationsPerDramByte());
                most = Math.max(most, shown.layer(index).operationsPerDramByte());
            }
        }
        return Scale.logarithmic("operations per DRAM byte", least, most);
    }

    private Scale upScale() {
        double least = drawn.stream()
                .mapToDouble(index -> tops(shown.layer(index)))
                .reduce(result.peakTops() / ROOM, Math::min);
        return Scale.logarithmic("TOPS", least, result.peakTops() * 1.25);
    }

    private double tops(LayerResult layer) {
        return layer.operations() / shown.seconds(layer) / TERA;
    }
}
