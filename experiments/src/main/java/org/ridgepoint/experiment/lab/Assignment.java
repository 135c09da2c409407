package org.ridgepoint.experiment.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.sweep.grid.PointKeys;

/**
 * A lesson with the numbers of a student.
 *
 * @param lesson what is asked
 * @param seed the student's
 * @param parameters a value for each of the lesson's
 */
public record Assignment(Lesson lesson, long seed, Map<String, String> parameters) {
    /** A text of the lesson with the student's numbers in it; figures of runs cannot stand in it. */
    String text(String key, String text) {
        Data data = Data.table("what is known before a run", List.of(parameters));
        return new Template(text).filled(formula -> value(key, formula, data, parameters));
    }

    /** The value of a formula over some data. */
    String value(String key, String formula, Data data, Map<String, String> row) {
        try {
            return new Formula(formula, data)
                    .textFor(row)
                    .orElseThrow(() -> new IllegalArgumentException("\"" + formula + "\" has no value here"));
        } catch (IllegalArgumentException refusal) {
            throw lesson.fault(key, refusal.getMessage());
        }
    }

    /** What a run asks for, by the value of the key that varies; by nothing where it is one run. */
    Map<String, RunRequest> requests(String key, RunSpec run) {
        Map<String, String> values = new LinkedHashMap<>();
        lesson.values(run).forEach((name, value) -> values.put(name, text(key + "." + name, value)));
        Map<String, RunRequest> requests = new LinkedHashMap<>();
        run.over()
                .ifPresentOrElse(
                        over -> over.values().forEach(value -> {
                            values.put(over.key(), text(key + ".over", value.text()));
                            requests.put(values.get(over.key()), request(key, values));
                        }),
                        () -> requests.put("", request(key, values)));
        return requests;
    }

    private RunRequest request(String key, Map<String, String> values) {
        Map<String, String> ofPoint = new LinkedHashMap<>(values);
        Optional<String> plan = Optional.ofNullable(ofPoint.remove(RunSpec.PLAN))
                .map(path -> lesson.folder().resolve(path).toString());
        try {
            RunRequest whole = PointKeys.request(ofPoint, lesson.folder());
            return new RunRequest(whole.chip(), whole.workload(), whole.settings(), whole.seed(), plan, whole.detail());
        } catch (UserError refusal) {
            throw lesson.fault(key, refusal.getMessage());
        }
    }
}
