package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.ScatterChart;
import org.ridgepoint.experiment.chart.ScatterChart.Position;
import org.ridgepoint.experiment.report.CompletedRun;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.sim.resource.ResourceKind;

/**
 * A roofline with a ceiling for each memory: a layer has a point for every memory that bytes of it went through, at the operations
 * that it did for each of those bytes, and each point is to be read against the ceiling of its own memory.
 */
final class MemoryRoofline {
    private static final double TERA = 1e12;
    private static final double ROOM = 2;

    private final RunResult result;
    private final List<Level> levels;
    private final List<LayerMark> marks = new ArrayList<>();

    /** A memory: how it is drawn, what it is called, and what it moves at most. */
    private record Level(String style, String name, ResourceKind kind, double bytesPerSecond) {}

    private record LayerMark(Level level, String layer, double intensity, double tops, double share) {}

    MemoryRoofline(CompletedRun completed, MemoryBytes bytes) {
        this.result = completed.result();
        AcceleratorSpec spec = completed.run().config().accelerator();
        this.levels = List.of(
                new Level("s4", "DRAM", ResourceKind.DRAM, result.dram().peakBytesPerSecond()),
                new Level(
                        "s7",
                        "bulk SRAM",
                        ResourceKind.BULK_SRAM,
                        rate(spec.sram().bulk(), spec, spec.coreGroup().bulkMemories())),
                new Level(
                        "s2",
                        "local SRAM",
                        ResourceKind.LOCAL_SRAM,
                        rate(spec.sram().local(), spec, spec.coreGroup().count())));
        boolean full = completed.run().detail() == Detail.FULL;
        for (int i = 0; i < result.layers().size(); i++) {
            for (Level level : full ? levels : levels.subList(0, 1)) {
                long moved = level.kind() == ResourceKind.DRAM
                        ? result.layers().get(i).dramBytes()
                        : bytes.of(i, level.kind());
                mark(i, level, moved);
            }
        }
    }

    /** Every bank giving or taking its whole width in every cycle of the array's clock. */
    private double rate(SramSpec sram, AcceleratorSpec spec, int memories) {
        return (double) memories
                * sram.banks()
                * sram.bytesPerBankPerCycle()
                * spec.array().clock().hertz();
    }

    private void mark(int index, Level level, long bytes) {
        LayerResult layer = result.layers().get(index);
        if (bytes > 0 && layer.executedMacs() > 0 && layer.elapsedCycles() > 0) {
            double tops = layer.operations() / layer.elapsedCycles() * result.clockHz() / TERA;
            double share = (double) layer.elapsedCycles() / result.cycles();
            marks.add(new LayerMark(level, (index + 1) + ". " + layer.name(), layer.operations() / bytes, tops, share));
        }
    }

    /** None of a run that multiplies nothing. */
    Optional<Figure> figure() {
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        String title = "Roofline of every memory";
        Scale across = across();
        Scale up = up();
        ScatterChart chart = new ScatterChart(title, across, up);
        levels.forEach(level ->
                chart.legend(level.style(), level.name() + ", at most " + Words.scaled(level.bytesPerSecond(), "B/s")));
        levels.forEach(level -> ceiling(chart, level, across, up));
        marks.forEach(mark -> chart.point(
                mark.level().style(),
                mark.layer() + " at " + mark.level().name() + ": " + Words.digits(mark.intensity())
                        + " operations per byte, " + Words.digits(mark.tops()) + " TOPS, " + Words.percent(mark.share())
                        + " of the run",
                new Position(mark.intensity(), mark.tops()),
                2.5 + 16 * Math.sqrt(mark.share() / Math.PI)));
        return Optional.of(new Figure("roofline", title, CAPTION, chart.drawing(), table()));
    }

    private static final String CAPTION =
            "A layer has a point for each memory, at the operations that it did for each byte which that memory gave or took for"
                    + " it; the slanted line of the same colour is what the memory allows, the flat one what the multipliers"
                    + " do. The point that is nearest to its line names what the layer runs into. The larger a point, the"
                    + " more of the run it takes.";

    private void ceiling(ScatterChart chart, Level level, Scale across, Scale up) {
        double slope = level.bytesPerSecond() / TERA;
        double left = Math.max(across.least(), up.least() / slope);
        double ridge = result.peakTops() / slope;
        if (ridge > left && ridge < across.most()) {
            chart.line(
                    "l" + level.style(),
                    List.of(new Position(left, left * slope), new Position(ridge, result.peakTops())));
        }
        chart.line(
                "roof",
                List.of(
                        new Position(Math.max(across.least(), ridge), result.peakTops()),
                        new Position(across.most(), result.peakTops())));
    }

    private Table table() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (LayerMark mark : marks) {
            List<String> row = rows.computeIfAbsent(
                    mark.layer(), name -> new ArrayList<>(List.of(name, Words.digits(mark.tops()), "-", "-", "-")));
            row.set(2 + levels.indexOf(mark.level()), Words.digits(mark.intensity()));
        }
        return new Table(
                List.of("layer", "TOPS", "operations per DRAM byte", "per byte of bulk SRAM", "per byte of local SRAM"),
                List.copyOf(rows.values()));
    }

    private Scale across() {
        double least = marks.stream().mapToDouble(LayerMark::intensity).min().orElseThrow();
        double most = marks.stream().mapToDouble(LayerMark::intensity).max().orElseThrow();
        double ridge = result.ridgeOperationsPerByte();
        return Scale.logarithmic("operations per byte", Math.min(least, ridge / ROOM), Math.max(most, ridge * ROOM));
    }

    private Scale up() {
        double least = marks.stream().mapToDouble(LayerMark::tops).reduce(result.peakTops() / ROOM, Math::min);
        return Scale.logarithmic("TOPS", least, result.peakTops() * 1.25);
    }
}
