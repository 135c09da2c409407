package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.experiment.chart.StepChart;
import org.ridgepoint.experiment.chart.StepChart.Band;
import org.ridgepoint.experiment.chart.StepChart.Interval;
import org.ridgepoint.experiment.trace.RunHistory;

/** Bytes per second over the DRAM channels, read and written. */
final class BandwidthFigure {
    private final RunResult result;
    private final RunHistory history;
    private final AxisUnit time;
    private final AxisUnit rate;
    private final List<List<String>> rows = new ArrayList<>();

    BandwidthFigure(RunResult result, RunHistory history) {
        this.result = result;
        this.history = history;
        this.time = AxisUnit.decimal(result.latencySeconds(), "s");
        this.rate = AxisUnit.decimal(result.dram().peakBytesPerSecond(), "B/s");
    }

    Figure figure() {
        String title = "DRAM bandwidth over time";
        double peak = rate.of(result.dram().peakBytesPerSecond());
        Scale across = Scale.exact(time.title("time"), time.of(result.latencySeconds()));
        StepChart chart = new StepChart(title, across, Scale.linear(rate.title("moved"), peak));
        chart.legend("s2", "read");
        chart.legend("s7", "written");
        chart.level(peak, "peak " + Words.scaled(result.dram().peakBytesPerSecond(), "B/s"));
        for (int bin = 0; bin < history.dramReadBytes().size(); bin++) {
            step(chart, bin);
        }
        String caption = "All channels together. A packet's bytes are counted where its last burst moved.";
        return new Figure(
                "bandwidth",
                title,
                caption,
                chart.drawing(),
                new Table(List.of("from", "read", "written", "of peak"), rows));
    }

    private void step(StepChart chart, int bin) {
        double from = history.binStartSeconds(bin);
        double seconds = history.binSeconds(bin, result.latencySeconds());
        double read = history.dramReadBytes().get(bin) / seconds;
        double written = history.dramWriteBytes().get(bin) / seconds;
        String begin = Words.scaled(from, "s");
        String share = Words.percent((read + written) / result.dram().peakBytesPerSecond());
        List<String> row = List.of(begin, Words.scaled(read, "B/s"), Words.scaled(written, "B/s"), share);
        rows.add(row);
        chart.step(
                begin + ": " + row.get(1) + " read, " + row.get(2) + " written, " + share + " of the peak",
                new Interval(time.of(from), time.of(from + seconds)),
                List.of(new Band("s2", rate.of(read)), new Band("s7", rate.of(written))));
    }
}
