package org.ridgepoint.experiment.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.experiment.report.Words;

/** A scenario's result as text. */
public final class ScenarioSheet {
    private static final String STREAM = "  %-14s %9s %12s  %s%n";
    private static final String LATENCY = "  %-14s %9s %9s %9s %9s %9s %9s %9s %9s%n";
    private static final int NAME = 14;

    private final ScenarioResult result;
    private final StringBuilder text = new StringBuilder();

    private ScenarioSheet(ScenarioResult result) {
        this.result = result;
    }

    /** The text. */
    public static String of(ScenarioResult result) {
        return new ScenarioSheet(result).write();
    }

    private String write() {
        Scenario scenario = result.scenario();
        line(scenario.name() + ": " + Words.counted(result.streams().size(), "stream") + " on "
                + scenario.resolved().name()
                + ", " + Words.counted(scenario.chip().cores(), "core") + "; "
                + Words.counted(result.replications(), "replication") + " of " + seconds(result.seconds()) + ", seed "
                + scenario.seed());
        text.append('\n');
        throughput();
        latency();
        result.streams().forEach(this::growth);
        resources();
        energy();
        return text.toString();
    }

    private void throughput() {
        line("Requests after the warm-up");
        row(STREAM, "stream", "done", "of", "throughput");
        for (StreamFigures stream : result.streams()) {
            row(
                    STREAM,
                    cut(stream.spec().name()),
                    stream.done(),
                    stream.came(),
                    Words.digits(stream.donePerSecond().mean()) + "/s" + plusMinus(stream.donePerSecond()));
        }
        text.append('\n');
    }

    private void latency() {
        line("Latency");
        row(LATENCY, "stream", "p50", "p95", "p99", "max", "mean", "waiting", "alone", "slower");
        for (StreamFigures stream : result.streams()) {
            stream.percentiles()
                    .ifPresentOrElse(
                            of -> latency(stream, of),
                            () -> line("  " + cut(stream.spec().name()) + ": no request was done; alone it takes "
                                    + seconds(stream.aloneSeconds())));
        }
        result.streams().stream()
                .filter(stream -> stream.latencySeconds().halfWidth().isPresent() && stream.done() > 0)
                .forEach(stream -> line("  " + stream.spec().name() + ": mean latency "
                        + seconds(stream.latencySeconds().mean()) + " +- "
                        + seconds(stream.latencySeconds().halfWidth().orElseThrow()) + ", of this waiting "
                        + seconds(stream.waitSeconds().mean()) + " +- "
                        + seconds(stream.waitSeconds().halfWidth().orElseThrow()) + " (95 % confidence)"));
        for (StreamFigures stream : result.streams()) {
            stream.late()
                    .ifPresent(late -> line("  " + stream.spec().name() + ": " + late + " of " + stream.came()
                            + " missed the deadline of "
                            + stream.spec().deadline().orElseThrow()));
        }
        text.append('\n');
    }

    private void latency(StreamFigures stream, Percentiles of) {
        row(
                LATENCY,
                cut(stream.spec().name()),
                seconds(of.p50()),
                seconds(of.p95()),
                seconds(of.p99()),
                seconds(of.max()),
                seconds(stream.latencySeconds().mean()),
                seconds(stream.waitSeconds().mean()),
                seconds(stream.aloneSeconds()),
                Words.digits(stream.slowDown()) + "x");
    }

    private void growth(StreamFigures stream) {
        stream.growth()
                .ifPresent(growth -> line("  " + stream.spec().name() + ": the queue grows: "
                        + Words.digits(growth.comePerSecond()) + " requests/s come, "
                        + Words.digits(growth.donePerSecond())
                        + "/s are done\n"));
    }

    private void resources() {
        line("Who used what share of what all have");
        List<String> header = new ArrayList<>();
        result.streams().forEach(stream -> header.add(cut(stream.spec().name())));
        shares("", header, "all");
        for (ResourceUse use : result.resources()) {
            shares(use.name(), use.shares().stream().map(Words::percent).toList(), Words.percent(use.all()));
        }
        text.append('\n');
    }

    private void shares(String name, List<String> each, String all) {
        String columns = each.stream()
                .map(share -> String.format(Locale.ROOT, " %14s", share))
                .collect(Collectors.joining());
        line(String.format(Locale.ROOT, "  %-10s%s %9s", name, columns, all));
    }

    private void energy() {
        double joules = result.joules().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        line("Energy of a replication: " + Words.scaled(joules, "J") + ", "
                + Words.scaled(joules / result.seconds(), "W") + " on average");
        line("  "
                + result.joules().entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> entry.getKey() + " " + Words.percent(entry.getValue() / joules))
                        .collect(Collectors.joining(", ")));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(String format, Object... cells) {
        text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), cells));
    }

    private static String plusMinus(Estimate estimate) {
        return estimate.halfWidth().isPresent()
                ? " +- " + Words.digits(estimate.halfWidth().getAsDouble()) + "/s"
                : "";
    }

    private static String seconds(double seconds) {
        return Words.scaled(seconds, "s");
    }

    private static String cut(String name) {
        return name.length() > NAME ? name.substring(0, NAME) : name;
    }
}
