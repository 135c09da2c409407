package org.ridgepoint.experiment.scenario;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.report.Json;
import org.ridgepoint.experiment.report.Sha256;
import org.ridgepoint.experiment.report.Version;

/** The bytes of the files that a scenario leaves, by name. */
public final class ScenarioFiles {
    /** The one that says what was run. */
    public static final String DOCUMENT = "scenario.json";

    /** Their names. */
    public static final List<String> NAMES = List.of(DOCUMENT, "streams.csv");

    private static final int SCHEMA_VERSION = 1;

    private ScenarioFiles() {}

    /** All files. */
    public static Map<String, byte[]> of(ScenarioResult result) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(DOCUMENT, bytes(json(result)));
        files.put("streams.csv", bytes(csv(result)));
        return files;
    }

    /** Everything that is known. */
    public static String json(ScenarioResult result) {
        Scenario scenario = result.scenario();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("ridgepointVersion", Version.current());
        document.put("scenario", scenario.name());
        document.put("chip", scenario.resolved().name());
        document.put("cores", scenario.chip().cores());
        scenario.file().horizon().ifPresent(horizon -> document.put("horizon", horizon));
        scenario.file().warmUp().ifPresent(warmUp -> document.put("warmUp", warmUp));
        document.put("seed", scenario.seed());
        document.put("replications", result.replications());
        document.put("secondsOfReplication", result.seconds());
        document.put(
                "streams", result.streams().stream().map(ScenarioFiles::figures).toList());
        document.put("shares", shares(result));
        document.put("dramBytes", byStream(result, result.dramBytes()));
        document.put("energyJoules", result.joules());
        document.put(
                "inputs",
                scenario.inputs().stream()
                        .map(input -> Map.of("name", input.recordedName(), "sha256", Sha256.of(input.content())))
                        .map(TreeMap::new)
                        .toList());
        return Json.write(document);
    }

    /** One row for each stream. */
    static String csv(ScenarioResult result) {
        List<Map<String, Object>> rows =
                result.streams().stream().map(ScenarioFiles::figures).toList();
        List<String> columns =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        return Csv.row(columns)
                + rows.stream()
                        .map(row -> Csv.row(columns.stream()
                                .map(column -> text(row.getOrDefault(column, "")))
                                .toList()))
                        .collect(Collectors.joining());
    }

    private static String text(Object value) {
        return value instanceof Double number ? Json.number(number) : value.toString();
    }

    private static Map<String, Object> figures(StreamFigures stream) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", stream.spec().name());
        row.put("workload", stream.spec().workload());
        row.put("batch", stream.spec().batch().orElse(1));
        row.put("arrivals", stream.spec().arrivals());
        row.put("priority", stream.spec().priority().orElse(0));
        row.put("requests", stream.came());
        row.put("done", stream.done());
        put(row, "donePerSecond", stream.donePerSecond());
        stream.percentiles().ifPresent(of -> {
            row.put("p50Seconds", of.p50());
            row.put("p95Seconds", of.p95());
            row.put("p99Seconds", of.p99());
            row.put("maxSeconds", of.max());
            put(row, "meanSeconds", stream.latencySeconds());
            put(row, "waitSeconds", stream.waitSeconds());
            row.put("slowDown", stream.slowDown());
        });
        row.put("aloneSeconds", stream.aloneSeconds());
        stream.late().ifPresent(late -> row.put("missedDeadlines", late));
        row.put("queueGrows", stream.growth().isPresent());
        stream.growth().ifPresent(growth -> {
            row.put("comePerSecondWhileItGrows", growth.comePerSecond());
            row.put("donePerSecondWhileItGrows", growth.donePerSecond());
        });
        return row;
    }

    private static void put(Map<String, Object> row, String key, Estimate estimate) {
        row.put(key, estimate.mean());
        estimate.halfWidth().ifPresent(half -> row.put(key + "PlusMinus", half));
    }

    private static Map<String, Object> shares(ScenarioResult result) {
        Map<String, Object> shares = new LinkedHashMap<>();
        result.resources().forEach(use -> shares.put(use.name(), byStream(result, use.shares())));
        return shares;
    }

    private static Map<String, Object> byStream(ScenarioResult result, List<?> values) {
        Map<String, Object> each = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            each.put(result.streams().get(i).spec().name(), values.get(i));
        }
        return each;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
