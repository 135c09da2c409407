package org.ridgepoint.experiment.lab;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** Every lesson that comes with the program, as some students have it: right answers are taken, others are not. */
class LessonsTest {
    private static final Home HOME = new Home(Path.of(".."));
    private static final Preparation PREPARATION =
            new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
    private static final List<Long> STUDENTS = List.of(1L, 2026L);

    /** Answers as a student has them from the text alone: formulas of parameters, in which nothing is that a run gave. */
    private static final Map<String, String> CLOSED_FORMS = Map.ofEntries(
            entry("ridge-point.peak", "2 * side * side"),
            entry("ridge-point.bandwidth", "1.6 * channels"),
            entry("ridge-point.ridge", "2 * side * side / (1.6 * channels)"),
            entry("ridge-point.intensity", "2 * rows * 256 * width / (256 * rows + 256 * width + rows * width)"),
            entry(
                    "ridge-point.time",
                    "max((256 * rows + 256 * width + rows * width) / 1600 / channels,"
                            + " rows * 256 * width / side / side / 1000)"),
            entry("double-one-thing.half", "50"));

    static Stream<String> lessons() {
        return Catalogue.labs(HOME).names().stream();
    }

    static Stream<Arguments> assignments() {
        return lessons().flatMap(name -> STUDENTS.stream().map(seed -> Arguments.of(name, seed)));
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void theRightAnswersAreTakenAndOthersAreNot(String name, long seed) {
        Assignment assignment = Lesson.find(name, HOME).of(seed);
        Findings findings = new Findings(assignment, PREPARATION, new MachineSimulator(), ProgressListener.SILENT);

        assignment.lesson().file().steps().forEach((step, spec) -> {
            findings.run(step);
            RightAnswer right = RightAnswer.of(step, spec, findings);
            assertThat(right.mark(Answer.parse(right.example(), spec))).as(step).matches(Mark::isRight);
            assertThat(right.mark(wrong(right, spec))).as(step).matches(mark -> !mark.isRight());
            assertThat(findings.filled(step, spec.after() + spec.hint())).doesNotContain("{", "}");
            Optional.ofNullable(CLOSED_FORMS.get(name + "." + step)).ifPresent(closed -> {
                Answer byHand = new Answer(List.of(findings.text(step, closed)));
                assertThat(right.mark(byHand))
                        .as("%s by hand: %s", step, byHand)
                        .matches(Mark::isRight);
            });
        });
    }

    private static Answer wrong(RightAnswer right, StepSpec step) {
        return switch (step.kind()) {
            case NUMBER -> {
                double number = Double.parseDouble(right.example());
                Tolerance allowed = step.allowed();
                double off = allowed.ofTheRightOne() ? allowed.amount() * Math.abs(number) : allowed.amount();
                yield new Answer(List.of(Double.toString(number + 1.01 * off + 1e-6 * Math.abs(number))));
            }
            case YES_NO -> new Answer(List.of(right.example().equals("yes") ? "no" : "yes"));
            case CHOICE -> {
                List<String> others =
                        new ArrayList<>(step.options().orElseThrow().keySet());
                others.remove(right.example());
                yield new Answer(List.of(others.get(others.size() - 1)));
            }
            case RANKING -> {
                List<String> order =
                        new ArrayList<>(Answer.parse(right.example(), step).words());
                Collections.reverse(order);
                yield new Answer(order);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aSeedAlwaysHasTheSameNumbersAndTheNextHasOthers(String name) {
        Lesson lesson = Lesson.find(name, HOME);
        Set<Map<String, String>> drawn = new HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            drawn.add(lesson.of(seed).parameters());
        }

        assertThat(drawn).hasSize(8);
        assertThat(new LessonSheet(lesson.of(7)).text())
                .isEqualTo(new LessonSheet(Lesson.find(name, HOME).of(7)).text())
                .isNotEqualTo(new LessonSheet(lesson.of(8)).text())
                .doesNotContain("{", "}");
        assertThat(lesson.file().minutes()).isLessThanOrEqualTo(10);
    }
}
