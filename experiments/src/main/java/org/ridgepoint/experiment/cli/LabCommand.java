package org.ridgepoint.experiment.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.lab.AnswerSheet;
import org.ridgepoint.experiment.lab.Assignment;
import org.ridgepoint.experiment.lab.Dialogue;
import org.ridgepoint.experiment.lab.Lesson;
import org.ridgepoint.experiment.lab.LessonSheet;
import org.ridgepoint.experiment.lab.Marking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists lessons, holds one, or checks a student's answers. */
@Command(
        name = "lab",
        description = {
            "Learn by prediction: a lesson asks before each run, runs, and compares.",
            "On a terminal it asks; elsewhere it prints the lesson with the student's numbers and a form for the answers.",
            "Exit codes: 0 all answers are right; 1 one is wrong, missing or cannot be read; 2 the input is at fault."
        },
        footer = {
            "",
            "Examples:",
            "  ridgepoint lab",
            "  ridgepoint lab ridge-point --student 7",
            "  ridgepoint lab ridge-point --answers answers.yaml",
            "  ridgepoint lab ridge-point --student 7 --key"
        })
final class LabCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LESSON",
            description = "A name from configs/labs, or the path of a YAML file; left out, all are listed.")
    private String name;

    @Option(
            names = "--student",
            paramLabel = "SEED",
            description = "The student's number, from which the lesson's numbers come (default 1).")
    private Long student;

    @Option(names = "--answers", paramLabel = "FILE", description = "Check these answers.")
    private Path answers;

    @Option(names = "--print", description = "Print the lesson and the form on a terminal, too.")
    private boolean print;

    @Option(names = "--key", description = "Print the right answers: the teacher's key.")
    private boolean key;

    LabCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (name == null) {
            if (student != null || answers != null || key || print) {
                throw new UserError("lab: of which lesson? ridgepoint lab lists them");
            }
            list();
            return ExitCode.FINE;
        }
        if (key && answers != null) {
            throw new UserError("--key: prints what is right, --answers checks; expected one of them");
        }
        if (student != null && student < 0) {
            throw new UserError("--student: must not be negative, was " + student);
        }
        Lesson lesson = Lesson.find(name, bench.home());
        return answers == null ? hold(lesson.of(student == null ? 1 : student)) : check(lesson);
    }

    private void list() {
        for (String each : Catalogue.labs(bench.home()).names()) {
            Lesson lesson = Lesson.find(each, bench.home());
            bench.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%-20s  %2d min  %s",
                            each,
                            lesson.file().minutes(),
                            lesson.file().teaches()));
        }
    }

    private int hold(Assignment assignment) {
        Console terminal = System.console();
        if (key) {
            bench.out().print(marking(assignment).key());
        } else if (terminal == null || print) {
            bench.out().print(new LessonSheet(assignment).text());
        } else {
            Marking marking = marking(assignment);
            new Dialogue(assignment, marking, new BufferedReader(terminal.reader()), bench.out()).hold();
            return exitCode(marking);
        }
        return ExitCode.FINE;
    }

    private int check(Lesson lesson) {
        AnswerSheet sheet = AnswerSheet.read(answers, bench.home(), lesson);
        if (student != null && sheet.student().orElse(student) != student) {
            throw new UserError("--student " + student + ": " + answers + " is of student "
                    + sheet.student().getAsLong() + "; leave --student out, or give the same");
        }
        if (student == null && sheet.student().isEmpty()) {
            throw new UserError(answers + ": student: missing; expected the student's number, here or as --student");
        }
        Marking marking = marking(lesson.of(sheet.student().orElseGet(() -> student)));
        bench.out().print(marking.of(sheet));
        return exitCode(marking);
    }

    private Marking marking(Assignment assignment) {
        return new Marking(assignment, bench.preparation(), bench.simulator(), bench.progress());
    }

    private static int exitCode(Marking marking) {
        return marking.isAllRight() ? ExitCode.FINE : ExitCode.DIFFERS;
    }
}
