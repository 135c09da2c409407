package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.TimePlots;
import org.ridgepoint.experiment.chart.TimePlots.Curve;
import org.ridgepoint.experiment.chart.TimePlots.Plot;
import org.ridgepoint.experiment.trace.OccupancyStep;
import org.ridgepoint.experiment.trace.RunHistory;
import org.ridgepoint.experiment.trace.RunHistory.Memory;

/** DRAM bandwidth and the memories' filling under each other, to be zoomed into. */
final class HistoryPlots {
    private static final double SECONDS_PER_TICK = 1e-15;

    private final RunResult result;
    private final RunHistory history;
    private final AxisUnit time;

    HistoryPlots(RunResult result, RunHistory history) {
        this.result = result;
        this.history = history;
        this.time = AxisUnit.decimal(result.latencySeconds(), "s");
    }

    /** The plots; none of a run that nobody watched. */
    Optional<TimePlots> plots() {
        if (history.dramReadBytes().isEmpty() || history.memories().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TimePlots(
                "The run over time, to look into",
                "The same numbers under one another. Drag over a span, or use the buttons, to see it larger; a double click"
                        + " shows the whole run again. The tables of the charts above hold what is drawn.",
                time.title("time"),
                time.of(result.latencySeconds()),
                plotsOfAll()));
    }

    private List<Plot> plotsOfAll() {
        List<Plot> plots = new ArrayList<>(List.of(bandwidth()));
        history.memories().forEach(memory -> plots.add(filling(memory)));
        return plots;
    }

    private Plot bandwidth() {
        AxisUnit rate = AxisUnit.decimal(result.dram().peakBytesPerSecond(), "B/s");
        List<Double> times = times(
                LongStream.range(0, history.dramReadBytes().size()).map(bin -> bin * history.binTicks()),
                history.dramReadBytes().size() * history.binTicks());
        return new Plot(
                rate.title("DRAM"),
                rate.of(result.dram().peakBytesPerSecond()),
                times,
                List.of(
                        new Curve("s2", "read", rates(history.dramReadBytes(), rate)),
                        new Curve("s7", "written", rates(history.dramWriteBytes(), rate))));
    }

    private List<Double> rates(List<Long> bytes, AxisUnit rate) {
        List<Double> rates = new ArrayList<>();
        for (int bin = 0; bin < bytes.size(); bin++) {
            rates.add(rate.of(bytes.get(bin) / history.binSeconds(bin, result.latencySeconds())));
        }
        return rates;
    }

    private Plot filling(Memory memory) {
        AxisUnit size = AxisUnit.binary(memory.capacityBytes());
        List<OccupancyStep> steps = OccupancyStep.of(memory, result.latencySeconds());
        List<Double> held =
                steps.stream().map(step -> size.of(step.peakBytes())).toList();
        List<Double> times = new ArrayList<>();
        steps.forEach(step -> times.add(time.of(step.fromSeconds())));
        times.add(time.of(result.latencySeconds()));
        return new Plot(
                size.title(memory.name()),
                size.of(memory.capacityBytes()),
                times,
                List.of(new Curve("accent", "held at most", held)));
    }

    /** The starts of steps and the end of the last, which is not after the run's, in the axis's unit. */
    private List<Double> times(LongStream startTicks, long endTick) {
        List<Double> times = new ArrayList<>();
        startTicks.forEach(tick -> times.add(time.of(tick * SECONDS_PER_TICK)));
        times.add(time.of(Math.min(endTick * SECONDS_PER_TICK, result.latencySeconds())));
        return times;
    }
}
