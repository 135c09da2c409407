package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.lab.Assignment;
import org.ridgepoint.experiment.lab.Dialogue;
import org.ridgepoint.experiment.lab.Lesson;
import org.ridgepoint.experiment.lab.Marking;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** A lesson of one's own, from its file to what answers are worth. */
class LabCommandTest {
    @TempDir
    Path folder;

    private TestHome home;
    private String lesson;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
        lesson = home.write("mine/rows.yaml", RowsLesson.TEXT);
    }

    private Outcome check(String answers) {
        return home.run("lab", lesson, "--student", "3", "--answers", home.write("answers.yaml", answers));
    }

    private String rows() {
        return home.run("lab", lesson, "--student", "3").out().replaceFirst("(?s).* has (\\d+) rows.*", "$1");
    }

    private String right() {
        return RowsLesson.RIGHT.replace("98 304", Integer.toString(Integer.parseInt(rows()) * 64 * 64));
    }

    @Test
    void aLessonIsPrintedWithAFormThatTheCheckerTakes() {
        Outcome printed = home.run("lab", lesson, "--student", "3");

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out())
                .startsWith("Rows and time (rows, student 3, about 5 minutes)\n")
                .contains("    a line that stays\n      as it is\n")
                .contains("1. work\n", "Answer: a number, in MAC, within 1 %.")
                .contains("./ridgepoint run tiny gemm:" + rows() + ",64,64\n")
                .contains("order:   # all of few, many; the one with the most first\n");
        String form = printed.out().substring(printed.out().indexOf("\nstudent: 3\n") + 1);
        assertThat(check(form).err()).isEmpty();
        assertThat(check(form).out())
                .isEqualTo(
                        "Rows and time, student 3\n\nwork: missing\n\nlonger: missing\n\nmost: missing\n\norder: missing\n\n"
                                + "0 of 4 right\n");
        assertThat(check(form).exitCode()).isEqualTo(1);
    }

    @Test
    void rightAnswersAreRightAndWrongOnesAreToldByHowMuchAndWhereToLook() {
        Outcome right = check(right());
        assertThat(right.err()).isEmpty();
        assertThat(right.out()).contains("4 of 4 right", "longer: right: yes", "work: right: ");
        assertThat(right.exitCode()).isZero();

        int macs = Integer.parseInt(rows()) * 64 * 64;
        Outcome wrong = check("work: " + 2 * macs + "\nlonger: no\nmost: few\norder: few > many\n");
        assertThat(wrong.out())
                .contains("work: wrong: you said " + 2 * macs + ", the answer is " + macs
                        + " MAC: too large by a factor of 2")
                .contains("Look: Those are " + 2 * macs + " operations.")
                .contains("longer: wrong: the answer is yes\n  Look: There is more to do.")
                .contains("most: wrong: you said few where many has more; the answer is many (many ")
                .contains("order: wrong: you said few before many; the answer is many ")
                .contains("0 of 4 right");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(check(right().replace("yes", "no")).exitCode()).isEqualTo(1);
        assertThat(check("work: " + (long) (1.2 * macs)).out())
                .contains("20.0 % too large\n  Look: Rows times columns");
    }

    @Test
    void theKeySaysWhatIsRightAndIsNotInTheFile() {
        int macs = Integer.parseInt(rows()) * 64 * 64;

        assertThat(home.run("lab", lesson, "--student", "3", "--key").out())
                .contains("work: " + macs + " MAC, within 1 %\n", "not " + 2 * macs + ": Those are")
                .contains("longer: yes\n", "most: many (many ");
    }

    @Test
    void theKeyWarnsOfAMistakeThatIsRight() {
        home.write("mine/rows.yaml", RowsLesson.TEXT.replace("answer: 2 * base.macs,", "answer: 1.005 * base.macs,"));

        Outcome key = home.run("lab", lesson, "--student", "3", "--key");

        assertThat(key.exitCode()).isZero();
        assertThat(key.out())
                .contains("  warning: the mistake \"1.005 * base.macs\" is right with these numbers\n")
                .doesNotContain("not ");
    }

    @Test
    void aFileOfAnswersSaysWhoseItIs() {
        String mine = "student: 3\n" + right();
        String file = home.write("answers.yaml", mine);

        assertThat(home.run("lab", lesson, "--answers", file).exitCode()).isZero();
        assertThat(home.run("lab", lesson, "--answers", file, "--student", "4").err())
                .startsWith("--student 4: ")
                .endsWith("is of student 3; leave --student out, or give the same\n");
        Outcome nobody = home.run("lab", lesson, "--answers", home.write("answers.yaml", right()));
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err())
                .endsWith("answers.yaml: student: missing; expected the student's number, here or as --student\n")
                .hasLineCount(1);
    }

    @Test
    void aDialogueAsksAgainAndComparesAfterEachAnswer() {
        Home place = new Home(folder, folder);
        Assignment assignment = Lesson.find(lesson, place).of(3);
        Preparation preparation = new Preparation(new Chips(place), new Workloads(ModelZoo.standard(), place));
        Marking marking = new Marking(assignment, preparation, new MachineSimulator(), ProgressListener.SILENT);
        StringWriter out = new StringWriter();

        new Dialogue(
                        assignment,
                        marking,
                        new BufferedReader(new StringReader("lots\n7\nyes\nmeny\nmany\n")),
                        new PrintWriter(out))
                .hold();

        assertThat(out.toString())
                .containsSubsequence(
                        "1. work",
                        "not a number: \"lots\"; expected a number, in MAC, within 1 %",
                        "Running:",
                        "work: wrong: you said 7",
                        "longer: right: yes",
                        "there is no \"meny\"; expected one of few, some, many; did you mean \"many\"?",
                        "most: right: many",
                        "order: not answered; the answer is",
                        "2 of 4 right");
        assertThat(marking.isAllRight()).isFalse();
    }

    @Test
    void anAnswerToNoQuestionIsNotAllRight() {
        Outcome outcome = check(right() + "wrok: 1\n");

        assertThat(outcome.out()).contains("4 of 4 right", "wrok: cannot be read: ");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void lessonsAreListedAndUnknownOnesRefused() {
        home.write("configs/labs/rows.yaml", RowsLesson.TEXT);

        assertThat(home.run("lab").out()).isEqualTo("rows                   5 min  that more rows take longer\n");
        assertThat(home.run("lab", "rwos").err()).isEqualTo("unknown lesson \"rwos\"; did you mean \"rows\"?\n");
        assertThat(home.run("lab", "--key").err()).isEqualTo("lab: of which lesson? ridgepoint lab lists them\n");
        assertThat(home.run("lab", "rows", "--student", "-1").err()).contains("must not be negative");
        assertThat(home.run("lab", "rows", "--answers", "none.yaml").err()).endsWith("none.yaml: no such file\n");
        assertThat(home.run("lab", "rows", "--answers", "none.yaml", "--key").err())
                .startsWith("--key: ");
    }
}
