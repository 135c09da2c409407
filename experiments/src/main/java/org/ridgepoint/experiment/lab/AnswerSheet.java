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
 */
public record AnswerSheet(OptionalLong student, Map<String, Answer> answers) {
    /** The key that says whose answers these are. */
    static final String STUDENT = "student";

    /** The answers of a file to the steps of a lesson; what cannot be an answer is refused. */
    public static AnswerSheet read(Path path, Home home, Lesson lesson) {
        Mapping tree = ConfigFile.parse(InputFile.read(path, home));
        Map<String, StepSpec> steps = lesson.file().steps();
        Map<String, Answer> answers = new LinkedHashMap<>();
        OptionalLong student = OptionalLong.empty();
        for (Map.Entry<String, YamlNode> entry : tree.entries().entrySet()) {
            String name = entry.getKey();
            YamlNode node = entry.getValue();
            if (name.equals(STUDENT)) {
                student = OptionalLong.of(seed(node));
            } else if (!steps.containsKey(name)) {
                List<String> names = new ArrayList<>(steps.keySet());
                String hint = Nearest.hint(name, names);
                throw node.origin()
                        .error(
                                name,
                                "no step of " + lesson.name() + " is called so"
                                        + (hint.isEmpty() ? "; expected one of " + String.join(", ", names) : hint));
            } else if (!(node instanceof Scalar none && none.kind() == Kind.NULL)) {
                answers.put(name, answer(name, node, steps.get(name)));
            }
        }
        return new AnswerSheet(student, answers);
    }

    private static long seed(YamlNode node) {
        if (node instanceof Scalar seed
                && seed.kind() == Kind.WHOLE
                && seed.text().matches("[0-9]{1,18}")) {
            return Long.parseLong(seed.text());
        }
        throw node.origin().error(STUDENT, "not a seed: " + node.summary() + "; expected a whole number");
    }

    private static Answer answer(String name, YamlNode node, StepSpec step) {
        try {
            return Answer.parse(text(node), step);
        } catch (IllegalArgumentException refusal) {
            throw node.origin().error(name, refusal.getMessage());
        }
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
