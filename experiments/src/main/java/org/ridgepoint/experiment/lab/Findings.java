package org.ridgepoint.experiment.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;
import org.ridgepoint.experiment.report.Additions;
import org.ridgepoint.experiment.report.CompletedRun;
import org.ridgepoint.experiment.report.Json;
import org.ridgepoint.experiment.report.RunFiles;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;

/**
 * What a student's runs have given so far, as data of formulas: {@code base.cycles} is key {@code cycles} of {@code result.json}
 * of the run {@code base}. Each point of a small sweep is a row of its own, for statistics over them.
 */
final class Findings {
    private final Assignment assignment;
    private final Preparation preparation;
    private final Simulator simulator;
    private final ProgressListener progress;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<Map<String, String>> points = new ArrayList<>();
    private Optional<Data> data = Optional.empty();

    Findings(Assignment assignment, Preparation preparation, Simulator simulator, ProgressListener progress) {
        this.assignment = assignment;
        this.preparation = preparation;
        this.simulator = simulator;
        this.progress = progress;
        known.putAll(assignment.parameters());
    }

    /** Does the runs of a step. */
    void run(String step) {
        data = Optional.empty();
        StepSpec spec = assignment.lesson().file().steps().get(step);
        spec.runs().orElse(Map.of()).forEach((name, run) -> {
            String key = "steps." + step + ".runs." + name;
            assignment.requests(key, run).forEach((value, request) -> {
                Map<String, String> figures = figures(key, name, request);
                if (run.over().isEmpty()) {
                    known.putAll(figures);
                } else {
                    figures.put(name + "." + run.over().get().key(), value);
                    points.add(figures);
                }
            });
        });
    }

    private Map<String, String> figures(String key, String name, RunRequest request) {
        try {
            ResolvedRun run = preparation.prepare(request).run();
            CompletedRun completed =
                    CompletedRun.of(run, simulator, progress::at, Additions.NONE, ProgressListener.SILENT);
            Map<String, String> figures = new LinkedHashMap<>();
            flatten(name, RunFiles.document(completed), figures);
            return figures;
        } catch (UserError refusal) {
            throw assignment.lesson().fault(key, refusal.getMessage());
        }
    }

    private static void flatten(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> flatten(key + "." + name, part, into));
        } else if (!(value instanceof List)) {
            into.put(key, value instanceof Double number ? Json.number(number) : value.toString());
        }
    }

    /** The value of a formula as a text. */
    String text(String key, String formula) {
        return assignment.value(key, formula, data(), known);
    }

    /** A text of the lesson with figures of runs in it. */
    String filled(String key, String text) {
        return new Template(text).filled(formula -> text(key, formula));
    }

    double number(String key, String formula) {
        return read(key, () -> new Formula(formula, data()).numberFor(known).orElseThrow(() -> none(formula)));
    }

    boolean truth(String key, String formula) {
        return read(key, () -> new Formula(formula, data()).truthFor(known).orElseThrow(() -> none(formula)));
    }

    private static IllegalArgumentException none(String formula) {
        return new IllegalArgumentException("\"" + formula + "\" has no value here");
    }

    private <T> T read(String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refusal) {
            throw assignment.lesson().fault(key, refusal.getMessage());
        }
    }

    private Data data() {
        if (data.isEmpty()) {
            data = Optional.of(table());
        }
        return data.get();
    }

    private Data table() {
        List<Map<String, String>> rows = new ArrayList<>(List.of(known));
        for (Map<String, String> point : points) {
            Map<String, String> row = new LinkedHashMap<>(known);
            row.putAll(point);
            rows.add(row);
        }
        return Data.table("what is known by then", rows);
    }
}
