package org.ridgepoint.experiment.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Kind;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlNode.Sequence;

/**
 * A student's file of answers.
 *
 * @param student the seed that it says it is for, if any
 * @param answers by step; none where a step is not answered
 * @param unreadable what is wrong with what is no answer, by the key that it stands behind
 */
public record AnswerSheet(OptionalLong student, Map<String, StudentAnswer> answers, Map<String, String> unreadable) {
    /** The key that says whose answers these are. */
    static final String STUDENT = "student";

    /** The answers of a file to the steps of a lesson. */
    public static AnswerSheet read(Path path, Home home, Lesson lesson) {
        Mapping tree = ConfigFile.parse(InputFile.read(path, home));
        Map<String, StudentAnswer> answers = new LinkedHashMap<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        OptionalLong student = OptionalLong.empty();
        for (Map.Entry<String, YamlNode> entry : tree.entries().entrySet()) {
            YamlNode node = entry.getValue();
            if (node instanceof Scalar none && none.kind() == Kind.NULL) {
                continue;
            }
            if (entry.getKey().equals(STUDENT)) {
                student = OptionalLong.of(seed(node));
                continue;
            }
            try {
                answers.put(entry.getKey(), StudentAnswer.parse(text(node), step(entry.getKey(), lesson)));
            } catch (IllegalArgumentException refusal) {
                unreadable.put(entry.getKey(), refusal.getMessage());
            }
        }
        return new AnswerSheet(student, answers, unreadable);
    }

    private static StepSpec step(String name, Lesson lesson) {
        Map<String, StepSpec> steps = lesson.file().steps();
        if (!steps.containsKey(name)) {
            List<String> names = new ArrayList<>(steps.keySet());
            String hint = Nearest.hint(name, names);
            throw new IllegalArgumentException("no step of " + lesson.name() + " is called so"
                    + (hint.isEmpty() ? "; expected one of " + String.join(", ", names) : hint));
        }
        return steps.get(name);
    }

    private static long seed(YamlNode node) {
        if (node instanceof Scalar seed
                && seed.kind() == Kind.WHOLE
                && seed.text().matches("[0-9]{1,18}")) {
            return Long.parseLong(seed.text());
        }
        throw node.origin().error(STUDENT, "not a seed: " + node.summary() + "; expected a whole number");
    }

    private static String text(YamlNode node) {
        if (node instanceof Sequence list) {
            return list.elements().stream().map(AnswerSheet::text).collect(Collectors.joining(", "));
        }
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new IllegalArgumentException("a mapping; expected an answer");
    }
}
