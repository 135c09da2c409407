package org.ridgepoint.experiment.serve.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Csv;

/** Runs and sweeps that lie under {@code results/}. A name is one that the listing has; nothing else is looked for. */
public final class FinishedRuns {
    private static final int MOST_LISTED = 500;
    private static final int MOST_POINTS = 5000;
    private static final long MOST_BYTES = 16 << 20;
    private static final String RESULT = "result.json";
    private static final String POINTS = "points.csv";

    private final Home home;

    /** Of a home. */
    public FinishedRuns(Home home) {
        this.home = home;
    }

    /** The names of both. */
    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("runs", names("runs", RESULT));
        all.put("sweeps", names("sweeps", POINTS));
        return all;
    }

    private List<String> names(String kind, String mark) {
        Path folder = home.resolve("results", kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> places = Files.list(folder)) {
            return places.filter(place -> Files.isRegularFile(place.resolve(mark)))
                    .map(place -> place.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .limit(MOST_LISTED)
                    .toList();
        } catch (IOException failure) {
            throw new UserError("results/" + kind + ": cannot be listed: " + failure.getMessage());
        }
    }

    private String text(String kind, String mark, String name) {
        if (!names(kind, mark).contains(name)) {
            throw new UserError("results: nothing of that name is there; GET /api/v1/results lists what is");
        }
        Path file = home.resolve("results", kind, name, mark);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError("results: " + mark + " is larger than " + MOST_BYTES + " bytes");
            }
        } catch (IOException failure) {
            throw new UserError("results: cannot be read: " + failure.getMessage());
        }
        return InputFile.read(file, mark).text(mark);
    }

    /** A run's {@code result.json} as it lies there. */
    public String run(String name) {
        String text = text("runs", RESULT, name);
        try {
            JsonNode node = new ObjectMapper().readTree(text);
            if (!node.isObject()) {
                throw new UserError("results: " + RESULT + ": expected a JSON object");
            }
            return text;
        } catch (IOException failure) {
            throw new UserError("results: " + RESULT + ": not readable as JSON");
        }
    }

    /** A sweep's points: the columns, and the values of each point under them. */
    public Map<String, Object> sweep(String name) {
        List<List<String>> rows;
        try {
            rows = Csv.rows(text("sweeps", POINTS, name));
        } catch (IllegalArgumentException refusal) {
            throw new UserError("results: " + POINTS + ": " + refusal.getMessage());
        }
        if (rows.isEmpty()) {
            throw new UserError("results: " + POINTS + ": is empty");
        }
        List<List<String>> points = new ArrayList<>(rows.subList(1, Math.min(rows.size(), 1 + MOST_POINTS)));
        Map<String, Object> sweep = new LinkedHashMap<>();
        sweep.put("name", name);
        sweep.put("points", rows.size() - 1);
        sweep.put("columns", rows.get(0));
        sweep.put("rows", points);
        return sweep;
    }
}
