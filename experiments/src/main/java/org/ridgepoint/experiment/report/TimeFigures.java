package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.CoreCycles;
import org.ridgepoint.experiment.chart.BarChart;
import org.ridgepoint.experiment.chart.ColumnChart;
import org.ridgepoint.experiment.chart.ColumnChart.Series;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Scale;
import org.ridgepoint.sim.account.StallCause;

/** Where the time of a run went: by cause, by layer, and by core. */
final class TimeFigures {
    /** Above what each core did. */
    static final String CORES = "Where the cores' cycles went";

    /** Above behind whom they waited. */
    static final String BEHIND = "Behind whom the cores waited";

    private static final int MOST_CORES_SHOWN = 8;
    private static final double WORTH_SAYING = 0.0005;

    private final RunResult result;
    private final ShownLayers shown;
    private final List<StallCause> causes;

    TimeFigures(RunResult result, ShownLayers shown) {
        this.result = result;
        this.shown = shown;
        this.causes = Arrays.stream(StallCause.values())
                .filter(cause -> result.cyclesByCause().getOrDefault(cause.key(), 0L) > 0)
                .toList();
    }

    Figure byCause() {
        String title = "Where the array's cycles went";
        BarChart chart = new BarChart(title);
        List<List<String>> rows = new ArrayList<>();
        Map<String, Long> tenths = Percentages.tenths(result.cyclesByCause());
        for (StallCause cause : causes) {
            long cycles = result.cyclesByCause().get(cause.key());
            String share = tenths.get(cause.key()) / 10 + "." + tenths.get(cause.key()) % 10 + " %";
            chart.add(style(cause), cause.label(), cycles, share);
            rows.add(List.of(cause.label(), Words.grouped(cycles), share));
        }
        return new Figure(
                "causes",
                title,
                "Every cycle has one cause; together they are the whole run.",
                chart.drawing(),
                new Table(List.of("cause", "cycles", "share"), rows));
    }

    Figure byLayer() {
        AxisUnit unit = AxisUnit.decimal(
                result.layers().stream().mapToDouble(shown::seconds).max().orElse(0), "s");
        double most = shown.indices().stream()
                .mapToDouble(i -> unit.of(shown.seconds(shown.layer(i))))
                .max()
                .orElse(0);
        String title = "Where the time went, layer by layer";
        List<Series> series = causes.stream()
                .map(cause -> new Series(style(cause), cause.label()))
                .toList();
        ColumnChart chart =
                new ColumnChart(title, series, "layer, in order of execution", Scale.linear(unit.title("time"), most));
        List<List<String>> rows = new ArrayList<>();
        for (int index : shown.indices()) {
            LayerResult layer = shown.layer(index);
            chart.add(label(index, layer), parts(layer, unit));
            rows.add(row(index, layer));
        }
        return new Figure(
                "layers",
                title,
                "A column is a layer, its height the time charged to it, its colours the causes of that time."
                        + shown.remark(),
                chart.drawing(),
                new Table(header(), rows));
    }

    /** How to read the table of cores. */
    String remarkOnCores(Counted counted) {
        String work = together()
                ? "The cores work off the layers together, all within the same "
                : "Each core has " + counted.many() + " of its own, all within the same ";
        return work
                + Words.grouped(result.cycles())
                + " cycles. They share DRAM; its part is what a core waited for its bandwidth and latency.";
    }

    /** What each of several cores did, and how long it waited for the DRAM that all of them share. */
    Table byCore(Counted counted) {
        List<String> header = new ArrayList<>(List.of("core"));
        if (!together()) {
            header.add(counted.perSecond());
        }
        header.addAll(List.of("cycles", "DRAM's part"));
        causes.forEach(cause -> header.add(cause.label()));
        return new Table(header, result.cores().stream().map(this::rowOfCore).toList());
    }

    /** What each of several cores did and mostly waited for; of many, the least and the most busy one. */
    void writeCoresTo(Page page) {
        if (result.cores().isEmpty()) {
            return;
        }
        page.heading(CORES);
        List<CoreCycles> shown = new ArrayList<>(result.cores());
        if (shown.size() > MOST_CORES_SHOWN) {
            shown.sort(Comparator.comparingLong(core -> core.cyclesByCause().get(StallCause.USEFUL_MACS.key())));
            shown = List.of(shown.get(0), shown.get(shown.size() - 1));
        }
        for (CoreCycles core : shown) {
            double compute = core.cycleShare().get(StallCause.USEFUL_MACS.key());
            page.pair(core.name(), Words.percent(compute) + " compute", mostlyWaits(core) + behindOthers(core));
        }
    }

    private static String mostlyWaits(CoreCycles core) {
        return core.cycleShare().entrySet().stream()
                .filter(cause -> !cause.getKey().equals(StallCause.USEFUL_MACS.key()))
                .max(Map.Entry.comparingByValue())
                .map(cause -> Words.percent(cause.getValue()) + " " + labelOf(cause.getKey()))
                .orElse("");
    }

    private static String labelOf(String cause) {
        return StallCause.find(cause).map(StallCause::label).orElse(cause);
    }

    private static String behindOthers(CoreCycles core) {
        double share = core.behindOthersShare();
        return share < WORTH_SAYING ? "" : ", " + Words.percent(share) + " behind other cores";
    }

    /** Whether any waited behind another. */
    boolean showsCoresBehindOthers() {
        return result.cores().stream().anyMatch(core -> core.behindOthersShare() >= WORTH_SAYING);
    }

    /** Of each core's waits at what all share, behind whose packets they went by; of many cores the others together. */
    Table byCoreBehindWhom() {
        boolean each = result.cores().size() <= MOST_CORES_SHOWN;
        List<String> header = new ArrayList<>(List.of("core", "waited for", "cycles", "by itself, or behind its own"));
        if (each) {
            result.cores().forEach(core -> header.add("behind " + core.name()));
        } else {
            header.add("behind other cores");
        }
        List<List<String>> rows = new ArrayList<>();
        for (CoreCycles core : result.cores()) {
            core.behind().forEach((cause, behind) -> rows.add(rowBehindWhom(core, cause, behind, each)));
        }
        return new Table(header, rows);
    }

    private List<String> rowBehindWhom(CoreCycles core, String cause, Map<String, Long> behind, boolean each) {
        List<String> row = new ArrayList<>(List.of(
                core.name(),
                labelOf(cause),
                Words.grouped(core.behind(cause, true)),
                Words.grouped(behind.get(core.name()))));
        if (each) {
            result.cores()
                    .forEach(other ->
                            row.add(other == core ? "" : Words.grouped(behind.getOrDefault(other.name(), 0L))));
        } else {
            row.add(Words.grouped(core.behind(cause, false)));
        }
        return row;
    }

    /** Whether the cores work off each layer together. */
    private boolean together() {
        return result.cyclesByCause().containsKey(StallCause.OTHER_CORES.key());
    }

    private List<String> rowOfCore(CoreCycles core) {
        Map<String, Long> cycles = core.cyclesByCause();
        Map<String, Double> shares = core.cycleShare();
        double dram = shares.get(StallCause.DRAM_BANDWIDTH.key()) + shares.get(StallCause.DRAM_LATENCY.key());
        List<String> row = new ArrayList<>(List.of(core.name()));
        if (!together()) {
            row.add(Words.digits(result.inferencesPerSecond() / result.cores().size()));
        }
        row.add(Words.grouped(
                cycles.values().stream().mapToLong(Long::longValue).sum()));
        row.add(Words.percent(dram));
        causes.forEach(cause -> row.add(Words.grouped(cycles.getOrDefault(cause.key(), 0L))));
        return row;
    }

    private double[] parts(LayerResult layer, AxisUnit unit) {
        return causes.stream()
                .mapToDouble(cause -> layer.cyclesByCause().getOrDefault(cause.key(), 0L))
                .map(cycles -> unit.of(cycles / result.clockHz()))
                .toArray();
    }

    private String label(int index, LayerResult layer) {
        Map<String, Double> shares = layer.cycleShare();
        String largest = causes.stream()
                .filter(cause -> shares.getOrDefault(cause.key(), 0.0) >= 0.005)
                .map(cause -> cause.label() + " " + Words.percent(shares.get(cause.key())))
                .collect(Collectors.joining(", "));
        return ShownLayers.name(index, layer) + " (" + layer.operator() + "): "
                + Words.scaled(shown.seconds(layer), "s") + ", " + Words.percent(shown.share(layer)) + " of the run; "
                + largest + "; bound by " + layer.bound();
    }

    private List<String> header() {
        List<String> header =
                new ArrayList<>(List.of("layer", "operator", "time", "of run", "utilisation", "DRAM bytes"));
        causes.forEach(cause -> header.add(cause.label()));
        header.add("bound by");
        return header;
    }

    private List<String> row(int index, LayerResult layer) {
        Map<String, Double> shares = layer.cycleShare();
        List<String> row = new ArrayList<>(List.of(
                ShownLayers.name(index, layer),
                layer.operator(),
                Words.scaled(shown.seconds(layer), "s"),
                Words.percent(shown.share(layer)),
                Words.percent(layer.utilization()),
                Words.grouped(layer.dramBytes())));
        causes.forEach(cause -> row.add(Words.percent(shares.getOrDefault(cause.key(), 0.0))));
        row.add(layer.bound());
        return row;
    }

    private static String style(StallCause cause) {
        return "s" + cause.ordinal();
    }
}
