package org.ridgepoint.experiment.compare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.compare.Comparison.ComparedRun;
import org.ridgepoint.experiment.compare.RankCorrelations.Score;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.report.Json;
import org.ridgepoint.experiment.report.Sha256;
import org.ridgepoint.experiment.report.Version;
import org.ridgepoint.experiment.sweep.Measure;

/** The bytes of the files that a comparison leaves, by name. */
public final class ComparisonFiles {
    /** The one that says what was compared. */
    public static final String DOCUMENT = "comparison.json";

    /** Their names. */
    public static final List<String> NAMES = List.of("comparison.csv", "correlations.csv", DOCUMENT);

    private static final int SCHEMA_VERSION = 1;
    private static final int HASH_LENGTH = 8;

    private ComparisonFiles() {}

    /** All files. */
    public static Map<String, byte[]> of(Comparison comparison) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("comparison.csv", bytes(csv(comparison)));
        files.put("correlations.csv", bytes(correlations(comparison)));
        files.put(DOCUMENT, bytes(json(comparison)));
        return files;
    }

    /** One row for each chip and workload. */
    public static String csv(Comparison comparison) {
        List<String> header = new ArrayList<>(List.of("chip", "workload", "precision", "batch", "status"));
        Measure.ALL.forEach(measure -> header.add(measure.name()));
        header.add("reason");
        return Csv.row(header)
                + comparison.cells().stream().map(cell -> Csv.row(fields(cell))).collect(Collectors.joining());
    }

    /** Both tables and what they are. */
    public static String json(Comparison comparison) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("ridgepointVersion", Version.current());
        document.put("chips", comparison.chips());
        document.put("workloads", comparison.workloads());
        document.put(
                "runs",
                comparison.cells().stream().map(ComparisonFiles::document).toList());
        document.put(
                "rankCorrelations",
                RankCorrelations.of(comparison).stream()
                        .map(ComparisonFiles::document)
                        .toList());
        return Json.write(document);
    }

    /** The folder where the user names none: the same comparison, the same folder. */
    public static String folderName(Comparison comparison) {
        String all = String.join("-", comparison.chips()) + "-on-" + String.join("-", comparison.workloads());
        String readable = all.replaceAll("[^A-Za-z0-9._-]+", "-");
        String hash = Sha256.of(bytes(csv(comparison))).substring(0, HASH_LENGTH);
        return readable.substring(0, Math.min(80, readable.length())) + "-" + hash;
    }

    private static String correlations(Comparison comparison) {
        return Csv.row(List.of("workload", "predictor", "chips", "spearman", "kendall"))
                + RankCorrelations.of(comparison).stream()
                        .map(score -> Csv.row(List.of(
                                score.workload(),
                                score.predictor(),
                                Integer.toString(score.chips()),
                                score.spearman().map(Json::number).orElse(""),
                                score.kendall().map(Json::number).orElse(""))))
                        .collect(Collectors.joining());
    }

    private static List<String> fields(ComparedRun cell) {
        List<String> fields = new ArrayList<>(List.of(
                cell.chip(),
                cell.workload(),
                cell.config().map(config -> config.precision()).orElse(""),
                cell.config().map(config -> Integer.toString(config.batch())).orElse("")));
        fields.addAll(cell.outcome().fields());
        return fields;
    }

    private static Map<String, Object> document(ComparedRun cell) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("chip", cell.chip());
        document.put("workload", cell.workload());
        cell.config().ifPresent(config -> document.put("precision", config.precision()));
        cell.config().ifPresent(config -> document.put("batch", config.batch()));
        document.put("status", cell.outcome().fields().get(0));
        if (cell.outcome().isOk()) {
            Measure.ALL.forEach(measure -> document.put(measure.name(), value(cell, measure)));
        } else {
            document.put("reason", cell.outcome().reason());
        }
        return document;
    }

    private static Object value(ComparedRun cell, Measure measure) {
        String text = cell.outcome().text(measure);
        boolean isNumber = !measure.isWord() && !text.isEmpty();
        return isNumber ? (Object) cell.outcome().number(measure) : text;
    }

    private static Map<String, Object> document(Score score) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("workload", score.workload());
        document.put("predictor", score.predictor());
        document.put("chips", score.chips());
        score.spearman().ifPresent(value -> document.put("spearman", value));
        score.kendall().ifPresent(value -> document.put("kendall", value));
        return document;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
