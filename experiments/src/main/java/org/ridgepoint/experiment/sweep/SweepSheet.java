package org.ridgepoint.experiment.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.sweep.Outcome.Status;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;
import org.ridgepoint.experiment.sweep.grid.PointKeys;

/** What a finished sweep has to say, in a few lines. */
public final class SweepSheet {
    private static final int MOST_REASONS = 3;

    private final StringBuilder out = new StringBuilder();
    private final SweepResult result;

    private SweepSheet(SweepResult result) {
        this.result = result;
    }

    /** The lines. */
    public static String of(SweepResult result) {
        SweepSheet sheet = new SweepSheet(result);
        sheet.head();
        sheet.best("fastest", Measure.INFERENCES_PER_SECOND, true, value -> Words.digits(value) + " inferences/s");
        sheet.best("least energy", Measure.JOULES_PER_INFERENCE, false, value -> Words.scaled(value, "J"));
        sheet.withoutResult(Status.UNMET, "unmet");
        sheet.withoutResult(Status.REFUSED, "refused");
        sheet.withoutResult(Status.ERROR, "errors of ours");
        return sheet.out.toString();
    }

    private void head() {
        SweepDocument document = result.document();
        line(document.name() + ": " + document.description());
        document.claim().ifPresent(claim -> line("  claim     " + claim));
        document.source().ifPresent(source -> line("  source    " + source));
        document.expect().orElse(List.of()).forEach(text -> line("  expected  " + text));
        String part = document.shard().map(shard -> ", shard " + shard).orElse("");
        String axes = document.dimensions().stream()
                .map(dimension -> dimension.name() + " (" + dimension.length() + ")")
                .collect(Collectors.joining(", "));
        line("  " + Words.counted(document.points().total(), "point") + part + " over " + axes);
    }

    /** Where workloads differ, one is the fastest by being small; each is named for itself. */
    private void best(String title, Measure measure, boolean most, DoubleFunction<String> words) {
        Map<String, List<PointResult>> byWorkload = result.rows().stream()
                .filter(row -> row.outcome().isOk())
                .collect(Collectors.groupingBy(
                        row -> row.point().values().getOrDefault(PointKeys.WORKLOAD, ""),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()));
        byWorkload.values().forEach(rows -> {
            List<PointResult> ranked = EnergyRank.comparable(measure, rows, PointResult::outcome);
            PointResult best = ranked.stream()
                    .min(Comparator.comparingDouble(
                            row -> (most ? -1 : 1) * row.outcome().number(measure)))
                    .orElseThrow();
            String unranked = ranked.size() == rows.size()
                    ? ""
                    : "; " + Words.counted(rows.size() - ranked.size(), "point") + " without pins left out";
            line(String.format(
                    java.util.Locale.ROOT,
                    "  %-13s %18s  at %s%s",
                    title,
                    words.apply(best.outcome().number(measure)),
                    where(best),
                    unranked));
        });
    }

    private static String where(PointResult row) {
        return row.point().values().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void withoutResult(Status status, String title) {
        List<PointResult> rows = result.rows().stream()
                .filter(row -> row.outcome().status() == status)
                .toList();
        if (!rows.isEmpty()) {
            line("  " + title + ": " + Words.counted(rows.size(), "point") + "; " + SweepFolder.POINTS
                    + " gives the reasons, such as");
            rows.stream()
                    .map(row -> row.outcome().reason())
                    .distinct()
                    .limit(MOST_REASONS)
                    .forEach(reason -> line("    " + reason));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
