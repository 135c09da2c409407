package org.ridgepoint.experiment.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.memory.MemoryRun;

/** Read latency over the load that was offered, drawn with a bar for each load: one curve a stream and seed. */
final class LatencyCurve {
    private static final int LONGEST_BAR = 44;

    /** What runs of one curve have in common. */
    private record Key(String stream, long seed) {}

    private final Page page;
    private final double clockSeconds;

    private LatencyCurve(Page page, double clockSeconds) {
        this.page = page;
        this.clockSeconds = clockSeconds;
    }

    /** Draws a curve of every stream and seed that ran at two loads or more. */
    static void draw(Page page, List<MemoryRun> runs, double clockSeconds) {
        Map<Key, List<MemoryRun>> curves = runs.stream()
                .filter(run -> run.load().isPresent() && run.report().hasReads())
                .collect(Collectors.groupingBy(
                        run -> new Key(run.stream(), run.seed()), LinkedHashMap::new, Collectors.toList()));
        LatencyCurve curve = new LatencyCurve(page, clockSeconds);
        curves.forEach((key, points) -> {
            if (points.size() > 1) {
                curve.draw(key, points);
            }
        });
    }

    private void draw(Key key, List<MemoryRun> points) {
        page.heading("Read latency over load: " + key.stream() + ", seed " + key.seed());
        page.line(String.format(Locale.ROOT, "  %8s %8s %9s %9s", "offered", "moved", "mean", "p99"));
        double longest = points.stream()
                .mapToDouble(run -> run.report().readLatencyMeanCycles())
                .max()
                .orElseThrow();
        points.stream()
                .sorted(Comparator.comparingDouble(run -> run.load().orElseThrow()))
                .forEach(run -> point(run, longest));
    }

    private void point(MemoryRun run, double longest) {
        double mean = run.report().readLatencyMeanCycles();
        int bar = longest > 0 ? (int) Math.round(mean / longest * LONGEST_BAR) : 0;
        page.line(String.format(
                Locale.ROOT,
                "  %8s %8s %9s %9s  %s",
                Words.percent(run.load().orElseThrow()),
                Words.percent(run.report().percentOfPeak() / 100),
                Words.scaled(mean * clockSeconds, "s"),
                Words.scaled(run.report().p99() * clockSeconds, "s"),
                "#".repeat(bar)));
    }
}
