package org.ridgepoint.experiment.lab;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Nearest;

/**
 * What a student says.
 *
 * @param words a number, yes or no, an option's name, or the names of all in order
 */
record StudentAnswer(List<String> words) {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String TIMES = "times";

    /** A number whose thousands may be set apart, and a unit that may follow it. */
    private static final Pattern NUMBER = Pattern.compile("(?<number>[+-]?(?:[0-9]{1,3}(?:[ _,][0-9]{3})+|[0-9]{1,30})"
            + "(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?)\\s*(?<unit>|[a-zA-Z%/\u00b5\u03bc\u00d7].*)");

    StudentAnswer {
        words = List.copyOf(words);
    }

    /**
     * The answer that a text gives to a step.
     *
     * @throws IllegalArgumentException where it is none
     */
    static StudentAnswer parse(String text, StepSpec step) {
        return switch (step.kind()) {
            case NUMBER -> new StudentAnswer(List.of(number(text, step)));
            case YES_NO -> new StudentAnswer(List.of(yesOrNo(text)));
            case CHOICE -> new StudentAnswer(List.of(option(text.strip(), step)));
            case RANKING -> new StudentAnswer(ranking(text, step));
        };
    }

    /** What is expected in place of an answer, in words. */
    static String expected(StepSpec step) {
        return switch (step.kind()) {
            case NUMBER ->
                "a number" + step.unit().map(unit -> ", in " + unit).orElse("")
                        + step.tolerance().map(each -> ", within " + each).orElse("");
            case YES_NO -> "yes or no";
            case CHOICE -> "one of " + String.join(", ", names(step));
            case RANKING -> "all of " + String.join(", ", names(step)) + "; the one with the most first";
        };
    }

    boolean isYes() {
        return words.equals(List.of(YES));
    }

    double number() {
        return Double.parseDouble(words.get(0));
    }

    static String yesOrNo(boolean yes) {
        return yes ? YES : NO;
    }

    private static String number(String text, StepSpec step) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a number: \"" + text + "\"; expected " + expected(step));
        }
        String number = matcher.group("number").replaceAll("[ _,]", "");
        String given = matcher.group("unit");
        String unit = step.unit().orElse("");
        boolean isRatio = unit.isEmpty() || unit.equals(TIMES);
        if (given.isEmpty() || given.equals(unit) || isRatio && given.matches("[x\u00d7]")) {
            return number;
        }
        return AnswerUnit.find(given)
                .flatMap(from -> AnswerUnit.find(unit).flatMap(from::in))
                .map(factor -> new BigDecimal(number).multiply(factor).toString())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\": wrong unit, expected " + (unit.isEmpty() ? "none" : unit)));
    }

    private static String yesOrNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case YES, "y", "true" -> YES;
            case NO, "n", "false" -> NO;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither yes nor no");
        };
    }

    private static String option(String word, StepSpec step) {
        return names(step).stream()
                .filter(name -> name.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no \"" + word + "\"; expected " + expected(step) + Nearest.hint(word, names(step))));
    }

    private static List<String> ranking(String text, StepSpec step) {
        List<String> names = Stream.of(text.split("[\\s,;>]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> option(word, step))
                .toList();
        Set<String> missing = new HashSet<>(names(step));
        names.forEach(missing::remove);
        if (!missing.isEmpty() || names.size() > names(step).size()) {
            String what = missing.isEmpty()
                    ? "one stands there twice"
                    : missing.stream().sorted().collect(Collectors.joining(", ")) + " is missing";
            throw new IllegalArgumentException(what + "; expected " + expected(step));
        }
        return names;
    }

    private static List<String> names(StepSpec step) {
        return new ArrayList<>(step.options().orElseThrow().keySet());
    }
}
