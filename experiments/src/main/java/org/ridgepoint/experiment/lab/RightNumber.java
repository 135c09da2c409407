package org.ridgepoint.experiment.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgepoint.experiment.report.Json;

/**
 * A number.
 *
 * @param key of the step
 * @param step that asks
 * @param findings what is known by then
 */
record RightNumber(String key, StepSpec step, Findings findings) implements RightAnswer {
    private static final double FACTOR = 2;

    @Override
    public Mark mark(StudentAnswer answer) {
        double right = value();
        double given = answer.number();
        if (step.allowed().allows(given, right)) {
            return Mark.right(words());
        }
        String said = "you said " + Template.shown(answer.words().get(0)) + ", the answer is " + words();
        return Mark.wrong(said + ": " + off(given, right), look(given));
    }

    @Override
    public String words() {
        return Template.shown(example()) + step.unit().map(unit -> " " + unit).orElse("");
    }

    @Override
    public String example() {
        return findings.text(key + ".answer", step.answer().orElseThrow());
    }

    /** Of the wrong answers that are known, those that some number is near enough to, and what they come from. */
    private String look(double given) {
        return findings.filled(
                key + ".hint",
                step.mistakes().orElse(List.of()).stream()
                        .filter(mistake -> step.allowed().allows(given, mistaken(mistake)))
                        .findFirst()
                        .map(MistakeSpec::hint)
                        .orElse(step.hint()));
    }

    private double mistaken(MistakeSpec mistake) {
        return findings.number(key + ".mistakes", mistake.answer());
    }

    /** Where known mistakes lead, if that is not the right answer all the same, and where to look. */
    Map<String, String> mistakes() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        step.mistakes().orElse(List.of()).stream()
                .filter(mistake -> !step.allowed().allows(mistaken(mistake), value()))
                .forEach(mistake -> mistakes.putIfAbsent(
                        Template.shown(Json.number(mistaken(mistake))),
                        findings.filled(key + ".mistakes", mistake.hint())));
        return mistakes;
    }

    /** The formulas of mistakes that lead to what is taken as right. */
    List<String> rightMistakes() {
        return step.mistakes().orElse(List.of()).stream()
                .filter(mistake -> step.allowed().allows(mistaken(mistake), value()))
                .map(MistakeSpec::answer)
                .toList();
    }

    private double value() {
        return findings.number(key + ".answer", step.answer().orElseThrow());
    }

    private static String off(double given, double right) {
        if (right == 0 || given == 0 || given / right < 0) {
            return "off by " + Template.shown(Double.toString(Math.abs(given - right)));
        }
        double ratio = given / right;
        String way = Math.abs(given) > Math.abs(right) ? "large" : "small";
        double factor = Math.max(ratio, 1 / ratio);
        return factor >= FACTOR
                ? String.format(Locale.ROOT, "too %s by a factor of %.3g", way, factor)
                : String.format(Locale.ROOT, "%.3g %% too %s", 100 * Math.abs(ratio - 1), way);
    }
}
