package org.ridgepoint.experiment.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.report.Json;

/**
 * The option that has the most of something, or all in that order; those that are as good as equal may change places.
 *
 * @param key of the step
 * @param step that asks
 * @param findings what is known by then
 */
record RightOrder(String key, StepSpec step, Findings findings) implements RightAnswer {
    @Override
    public Mark mark(StudentAnswer answer) {
        Map<String, Double> by = by();
        List<String> order = answer.words();
        List<String> wrong = new ArrayList<>();
        if (step.kind() == AnswerKind.CHOICE) {
            String best = best(by);
            if (isBelow(by.get(order.get(0)), by.get(best))) {
                wrong.add(order.get(0) + " where " + best + " has more");
            }
        }
        for (int first = 0; first < order.size(); first++) {
            for (int second = first + 1; second < order.size(); second++) {
                if (isBelow(by.get(order.get(first)), by.get(order.get(second)))) {
                    wrong.add(order.get(first) + " before " + order.get(second));
                }
            }
        }
        return wrong.isEmpty()
                ? Mark.right(words())
                : Mark.wrong(
                        "you said " + String.join(", ", wrong) + "; the answer is " + words(),
                        findings.filled(key + ".hint", step.hint()));
    }

    /** Whether something is less, and not as good as equal. */
    private boolean isBelow(double one, double other) {
        return one < other && !step.allowed().allows(one, other);
    }

    @Override
    public String words() {
        Map<String, Double> by = by();
        String unit = step.unit().map(each -> " " + each).orElse("");
        String all = sorted(by).stream()
                .map(name -> name + " " + Template.shown(Json.number(by.get(name))) + unit)
                .collect(Collectors.joining(", "));
        return step.kind() == AnswerKind.CHOICE ? best(by) + " (" + all + ")" : all;
    }

    @Override
    public String example() {
        return step.kind() == AnswerKind.CHOICE ? best(by()) : String.join(", ", sorted(by()));
    }

    private static String best(Map<String, Double> by) {
        return sorted(by).get(0);
    }

    private static List<String> sorted(Map<String, Double> by) {
        return by.keySet().stream()
                .sorted((one, other) -> Double.compare(by.get(other), by.get(one)))
                .toList();
    }

    /** How much each option has. */
    private Map<String, Double> by() {
        Map<String, Double> by = new LinkedHashMap<>();
        step.options()
                .orElseThrow()
                .forEach(
                        (name, option) -> by.put(name, findings.number(key + ".options." + name + ".by", option.by())));
        return by;
    }
}
