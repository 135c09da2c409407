package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.MemoryLevel;
import org.ridgepoint.accelerator.result.RunResult.PlacedTensor;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.StepChart;
import org.ridgepoint.experiment.chart.StepChart.Interval;
import org.ridgepoint.experiment.trace.OccupancyStep;
import org.ridgepoint.experiment.trace.RunHistory;
import org.ridgepoint.experiment.trace.RunHistory.Memory;

/** How full a memory on the chip was over time, over the tensors that the plan keeps there. */
final class OccupancyFigure {
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final int MOST_BOXES = 600;
    private static final String[] STYLES = {"h1", "h2", "h3"};

    private final RunResult result;
    private final RunHistory history;
    private final Memory memory;
    private final MemoryLevel place;
    private final AxisUnit time;
    private final AxisUnit size;

    OccupancyFigure(RunResult result, RunHistory history, Memory memory) {
        this.result = result;
        this.history = history;
        this.memory = memory;
        this.place = memory.name().endsWith("local") ? MemoryLevel.LOCAL : MemoryLevel.BULK;
        this.time = AxisUnit.decimal(result.latencySeconds(), "s");
        this.size = AxisUnit.binary(memory.capacityBytes());
    }

    Figure figure() {
        String name = place == MemoryLevel.LOCAL ? "Local SRAM" : "Bulk SRAM";
        String title = name + " over time";
        double end = time.of(result.latencySeconds());
        StepChart chart = new StepChart(
                title,
                Scale.exact(time.title("time"), end),
                Scale.linear(size.title("held"), size.of(memory.capacityBytes())));
        chart.level(size.of(memory.capacityBytes()), "capacity " + Words.binary(memory.capacityBytes()));
        boolean stays = result.placement().stream().anyMatch(tensor -> tensor.place() == place);
        boolean planned = stays && result.slices().isEmpty();
        if (planned) {
            chart.legend("h2", "tensors that the plan keeps there");
        }
        chart.legend("over", "held in all, staged pieces too");
        List<List<String>> rows = new ArrayList<>();
        draw(chart, rows);
        if (planned) {
            placement(chart);
        }
        String caption =
                "The line is the most that was held at each moment: tensors, and pieces of weights and inputs that were"
                        + " fetched ahead."
                        + (planned
                                ? " The boxes are tensors that stay there between layers."
                                : stays
                                        ? " What stays there between layers comes and goes with each slice of the batch."
                                        : " No tensor stays there between layers.");
        return new Figure(
                place == MemoryLevel.LOCAL ? "local" : "bulk",
                title,
                caption,
                chart.drawing(),
                new Table(List.of("from", "held at most"), rows));
    }

    private void draw(StepChart chart, List<List<String>> rows) {
        List<Interval> ranges = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (OccupancyStep held : OccupancyStep.of(memory, result.latencySeconds())) {
            ranges.add(new Interval(time.of(held.fromSeconds()), time.of(held.toSeconds())));
            heights.add(size.of(held.peakBytes()));
            String begin = Words.scaled(held.fromSeconds(), "s");
            String peak = Words.binary(held.peakBytes());
            chart.step(begin + ": " + peak + " held", ranges.get(ranges.size() - 1), List.of());
            rows.add(List.of(begin, peak));
        }
        chart.outline("over", ranges, heights);
    }

    /** Tensors one upon the other, in the order of their birth; of very many the largest boxes. */
    private void placement(StepChart chart) {
        stays().stream()
                .sorted(Comparator.comparingDouble(stay -> -stay.area()))
                .limit(MOST_BOXES)
                .sorted(Comparator.comparingDouble(Stay::from).thenComparingLong(Stay::below))
                .forEach(stay -> box(chart, stay));
    }

    /** Where each tensor lies between the ends of the layers; a new stay where what lies below it has changed. */
    private List<Stay> stays() {
        List<Long> ends = history.layerEndTicks();
        List<PlacedTensor> here = result.placement().stream()
                .filter(tensor -> tensor.place() == place)
                .toList();
        List<Stay> all = new ArrayList<>();
        List<Stay> open = List.of();
        for (int layer = 0; layer < ends.size(); layer++) {
            double from = layer == 0 ? 0 : seconds(ends.get(layer - 1));
            List<Stay> now = new ArrayList<>();
            long below = 0;
            for (PlacedTensor tensor : here) {
                if (tensor.fromLayer() <= layer && layer <= tensor.toLayer()) {
                    now.add(continued(open, tensor, below, from));
                    below += tensor.bytes();
                }
            }
            open.stream().filter(stay -> !now.contains(stay)).forEach(stay -> all.add(stay.until(from)));
            open = now;
        }
        open.forEach(stay -> all.add(stay.until(result.latencySeconds())));
        return all;
    }

    private record Stay(PlacedTensor tensor, long below, double from, double to) {
        private Stay until(double end) {
            return new Stay(tensor, below, from, end);
        }

        private double area() {
            return tensor.bytes() * (to - from);
        }
    }

    private static Stay continued(List<Stay> open, PlacedTensor tensor, long below, double from) {
        return open.stream()
                .filter(stay -> stay.tensor().equals(tensor) && stay.below() == below)
                .findFirst()
                .orElse(new Stay(tensor, below, from, from));
    }

    private void box(StepChart chart, Stay stay) {
        PlacedTensor tensor = stay.tensor();
        String label = tensor.tensor() + ": " + Words.binary(tensor.bytes()) + ", from layer "
                + (tensor.fromLayer() + 1) + " to layer " + (tensor.toLayer() + 1);
        String style = STYLES[tensor.fromLayer() % STYLES.length];
        Interval up = new Interval(size.of(stay.below()), size.of(stay.below() + tensor.bytes()));
        chart.box(style, label, new Interval(time.of(stay.from()), time.of(stay.to())), up);
    }

    private static double seconds(long ticks) {
        return ticks * SECONDS_PER_TICK;
    }
}
