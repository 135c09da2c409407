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
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
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
    private static final boolean WHOLE =
            System.getProperty("ridgepoint.tables", "").equals("whole");
    /** Of each lesson's draws these are checked. */
    private static final List<Long> STUDENTS = List.of(1L, 2026L, 4711L);

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
            entry("double-one-thing.half", "50"),
            entry("compute-bound-batch.ridge", "20 / channels"),
            entry("compute-bound-batch.batch", "10 / channels"),
            entry("compute-bound-batch.busy", "16 / channels"),
            entry("compute-bound-batch.gain", "10 / channels"),
            entry("loop-order.line", "4 * 4 * 4"),
            entry("loop-order.once", "4 * 4 + 4 * 4"),
            entry("loop-order.rows_first", "256 * m + 256 * n * m / 8"),
            entry("loop-order.own", "256 * m + 256 * n"),
            entry("array-shape.lanes", "columns / 4 * depth"),
            entry("array-shape.corners", "square / 4 * square / 4 * (4 + 4 - 2)"),
            entry("decode-is-bandwidth.tokens", "17100000000 / width / width / count"),
            entry("decode-is-bandwidth.nibbles", "2"),
            entry("decode-is-bandwidth.users", "8"),
            entry("which-chip.launches", "54 * 5"),
            entry("which-chip.resnet_ratio", "(54 * 5 + 8200 / 125) / (54 * 2 + 51000 / 3300)"),
            entry("which-chip.compute", "789 / 125"),
            entry("three-cores.convolution", "2 * size * size * 9 * 64 * filters / 1150000 * 17100 / 1000"),
            entry("three-cores.conv_three", "3"),
            entry("three-cores.weights", "17100000000 / width / width"));
    /** Of a lesson whose runs take long, and do not hang on the student: these steps, and all with {@code -Pwhole-tables}. */
    private static final Map<String, List<String>> SHORT =
            Map.of("which-chip", List.of("launches", "resnet_ratio", "resnet"));

    static Stream<String> lessons() {
        return Catalogue.labs(HOME).names().stream();
    }

    static Stream<Arguments> assignments() {
        return lessons()
                .flatMap(name -> STUDENTS.stream()
                        .filter(seed -> seed == 1 || !SHORT.containsKey(name))
                        .map(seed -> Arguments.of(name, seed)));
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void theRightAnswersAreTakenAndOthersAreNot(String name, long seed) {
        Assignment assignment = Lesson.find(name, HOME).of(seed);
        Findings findings = new Findings(assignment, PREPARATION, new MachineSimulator(), ProgressListener.SILENT);

        assignment.lesson().file().steps().forEach((step, spec) -> {
            if (!WHOLE && !SHORT.getOrDefault(name, List.of(step)).contains(step)) {
                return;
            }
            findings.run(step);
            RightAnswer right = RightAnswer.of(step, spec, findings);
            assertThat(right.mark(StudentAnswer.parse(right.example(), spec)))
                    .as(step)
                    .matches(Mark::isRight);
            assertThat(right.mark(wrong(right, spec))).as(step).matches(mark -> !mark.isRight());
            if (right instanceof RightNumber number) {
                assertThat(number.rightMistakes()).as(step).isEmpty();
            }
            assertThat(findings.filled(step, spec.after() + spec.hint())).doesNotContain("{", "}");
            Optional.ofNullable(CLOSED_FORMS.get(name + "." + step)).ifPresent(closed -> {
                StudentAnswer byHand = new StudentAnswer(List.of(findings.text(step, closed)));
                assertThat(right.mark(byHand))
                        .as("%s by hand: %s", step, byHand)
                        .matches(Mark::isRight);
            });
        });
    }

    @Test
    void eachPairOfSizesOfLoopOrderIsReadAsByHand() {
        Lesson lesson = Lesson.find("loop-order", HOME);
        Set<Map<String, String>> drawn = new HashSet<>();
        SoftAssertions softly = new SoftAssertions();
        for (long seed = 0; seed < 25; seed++) {
            Assignment assignment = lesson.of(seed);
            drawn.add(assignment.parameters());
            Findings findings = new Findings(assignment, PREPARATION, new MachineSimulator(), ProgressListener.SILENT);
            List.of("rows_first", "own").forEach(step -> {
                StepSpec spec = lesson.file().steps().get(step);
                findings.run(step);
                StudentAnswer byHand =
                        new StudentAnswer(List.of(findings.text(step, CLOSED_FORMS.get("loop-order." + step))));
                softly.assertThat(RightAnswer.of(step, spec, findings).mark(byHand))
                        .as("%s of %s", step, assignment.parameters())
                        .matches(Mark::isRight);
            });
        }
        softly.assertAll();
        assertThat(drawn).hasSize(25);
    }

    private static StudentAnswer wrong(RightAnswer right, StepSpec step) {
        return switch (step.kind()) {
            case NUMBER -> {
                double number = Double.parseDouble(right.example());
                Tolerance allowed = step.allowed();
                double off = allowed.ofTheRightOne() ? allowed.amount() * Math.abs(number) : allowed.amount();
                yield new StudentAnswer(List.of(Double.toString(number + 1.01 * off + 1e-6 * Math.abs(number))));
            }
            case YES_NO -> new StudentAnswer(List.of(right.example().equals("yes") ? "no" : "yes"));
            case CHOICE -> {
                List<String> others =
                        new ArrayList<>(step.options().orElseThrow().keySet());
                others.remove(right.example());
                yield new StudentAnswer(List.of(others.get(others.size() - 1)));
            }
            case RANKING -> {
                List<String> order = new ArrayList<>(
                        StudentAnswer.parse(right.example(), step).words());
                Collections.reverse(order);
                yield new StudentAnswer(order);
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
