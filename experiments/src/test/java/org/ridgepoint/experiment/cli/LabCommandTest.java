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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static final String LESSON = """
            title: Rows and time
            teaches: that more rows take longer
            minutes: 5
            parameters:
              rows: {from: 8, to: 64, step: 8}
              name: {of: [Ada, Grace]}
            text: |
              {name} has {rows} rows, and {2 * rows} of them are twice as many.

                  a line that stays
                    as it is
            steps:
              work:
                question: How many multiply-accumulates are {rows} x 64 times 64 x 64?
                kind: number
                unit: MAC
                tolerance: 1 %
                runs:
                  base: {chip: tiny, workload: "gemm:{rows},64,64"}
                  twice: {like: base, workload: "gemm:{2 * rows},64,64"}
                answer: base.macs
                mistakes: [{answer: 2 * base.macs, hint: "Those are {2 * base.macs} operations."}]
                hint: Rows times columns times what is between them.
                after: It took {base.latencySeconds | s}.
              longer:
                question: Do twice the rows take longer?
                kind: yes-no
                answer: twice.cycles > base.cycles
                hint: There is more to do.
                after: "{base.cycles} cycles became {twice.cycles}."
              most:
                question: Which of 8, 16 and 32 rows take longest?
                kind: choice
                options:
                  few: {text: eight, by: "value(sweep.cycles, sweep.workload == \\"gemm:8,64,64\\")"}
                  some: {text: sixteen, by: "value(sweep.cycles, sweep.workload == \\"gemm:16,64,64\\")"}
                  many: {text: thirty-two, by: most(sweep.cycles)}
                runs:
                  sweep: {like: base, over: {key: workload, values: ["gemm:8,64,64", "gemm:16,64,64", "gemm:32,64,64"]}}
                hint: Count.
                after: From {least(sweep.cycles)} to {most(sweep.cycles)} cycles.
              order:
                question: And in order?
                kind: ranking
                tolerance: 1
                options:
                  few: {text: eight, by: least(sweep.cycles)}
                  many: {text: thirty-two, by: most(sweep.cycles)}
                hint: Count.
                after: That was all.
            """;
    private static final String RIGHT = "work: 98 304 MAC\nlonger: yes\nmost: many\norder: [many, few]\n";

    @TempDir
    Path folder;

    private TestHome home;
    private String lesson;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
        lesson = home.write("mine/rows.yaml", LESSON);
    }

    private Outcome check(String answers) {
        return home.run("lab", lesson, "--student", "3", "--answers", home.write("answers.yaml", answers));
    }

    private String rows() {
        return home.run("lab", lesson, "--student", "3").out().replaceFirst("(?s).* has (\\d+) rows.*", "$1");
    }

    private String right() {
        return RIGHT.replace("98 304", Integer.toString(Integer.parseInt(rows()) * 64 * 64));
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
        home.write("mine/rows.yaml", LESSON.replace("answer: 2 * base.macs,", "answer: 1.005 * base.macs,"));

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "work: many|work: cannot be read: not a number: \"many\"; expected a number, in MAC, within 1 %",
                "work: 1,5|work: cannot be read: not a number: \"1,5\"; expected a number, in MAC, within 1 %",
                "work: 5 ms|work: cannot be read: \"5 ms\": wrong unit, expected MAC",
                "most: meny|most: cannot be read: there is no \"meny\"; expected one of few, some, many; did you mean \"many\"?",
                "order: few|order: cannot be read: many is missing; expected all of few, many; the one with the most first",
                "order: [few, few, many]|order: cannot be read: one stands there twice; expected all of few, many; the one with the most first",
                "wrok: 1|wrok: cannot be read: no step of rows is called so; did you mean \"work\"?",
                "work: {a: 1}|work: cannot be read: a mapping; expected an answer"
            })
    void whatIsNoAnswerIsToldAndTheOthersAreMarked(String answer, String told) {
        Outcome outcome = check("longer: yes\n" + answer);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().replaceAll("\\s+", " ")).contains("longer: right: yes", told, "1 of 4 right");
    }

    @Test
    void anAnswerToNoQuestionIsNotAllRight() {
        Outcome outcome = check(right() + "wrok: 1\n");

        assertThat(outcome.out()).contains("4 of 4 right", "wrok: cannot be read: ");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "student: me|: student: not a seed: \"me\"; expected a whole number",
                "- 1|: wrong type: a list; expected a mapping of keys to values"
            })
    void aFileThatIsNoSheetIsRefusedInOneLine(String answers, String end) {
        Outcome outcome = check(answers);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).endsWith("answers.yaml" + end + "\n").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "minutes: 5|minutes: 90|minutes: must be from 1 to 60, was 90",
                "minutes: 5|minuets: 5|minuets: unknown key; did you mean \"minutes\"?",
                "kind: yes-no|kind: maybe|steps.longer.kind: unknown value \"maybe\"; expected one of number, yes-no, choice, ranking",
                "from: 8, to: 64|from: 64, to: 8|parameters.rows: step must be positive, from not negative, and to not below from",
                "from: 8, to: 64, step: 8|from: 8|parameters.rows: expected either of: [...], or from and to with step where it is not 1",
                "of: [Ada, Grace]|of: [Ada, Ada]|parameters.name: of: a value stands there twice",
                "  name: {of|  Rows: {of|parameters.Rows: this name is taken; parameters and runs need names that differ, in more than capitals",
                "answer: twice.cycles > base.cycles|answer: twise.cycles > base.cycles|steps.longer.answer: \"twise.cycles\" is not known here; did you mean \"twice\"?",
                "answer: twice.cycles > base.cycles|answer: twice.cycles >|steps.longer.answer: \"twice.cycles >\" is no formula: Missing second operand for operator",
                "answer: twice.cycles > base.cycles|answer: twice.cycels > base.cycles|steps.longer.answer: what is known by then has no column twice.cycels; did you mean \"twice.cycles\"?",
                "answer: twice.cycles > base.cycles|answer: twice.cycles|steps.longer.answer: \"twice.cycles\": expected a condition that holds or does not",
                "{2 * rows} of them|{2 * rwos} of them|text: \"rwos\" is not known here; did you mean \"rows\"?",
                "workload: \"gemm:{rows}|workload: \"gemm:{base.macs}|steps.work.runs.base.workload: \"base.macs\" is not known here; expected one of rows, name",
                "chip: tiny|chip: tyni|steps.work.runs.base: unknown chip \"tyni\"; expected one of tiny, or a path",
                "tolerance: 1 %|tolerance: 100 %|steps.work.tolerance: must be below 100 %, was \"100 %\"",
                "`latencySeconds | s}`|`latencySeconds | parsec}`|steps.work.after: unknown unit \"parsec\"; expected one of B/s, op/s, /s, s, B, op, Hz, J, W or such as rows/s",
                "`It took {base.latencySeconds | s}.`|\"It took {base.latencySeconds\"|steps.work.after: \"It took {base.latencySeconds\": a brace without its other; expected {formula}",
                "tolerance: 1 %|tolerance: some|steps.work.tolerance: not a tolerance: \"some\"; expected such as \"5 %\", or 0.5",
                "like: base, over|like: bsae, over|steps.most.runs.sweep: like \"bsae\": expected a run that is described before it; did you mean \"base\"?",
                "few: {text: eight, by: least(sweep.cycles)}|few: {text: eight, by: sweep.cycles}|steps.order.options.few.by: \"sweep.cycles\" has no value here",
                "  work:|  student:|steps.student: expected a name of letters, digits and _ other than student"
            })
    void whatIsWrongWithALessonIsOneLine(String good, String bad, String end) {
        assertThat(LESSON).contains(good);
        String broken = home.write("mine/rows.yaml", LESSON.replace(good, bad));

        Outcome outcome = home.run("lab", broken, "--key");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).endsWith("rows.yaml: " + end + "\n").hasLineCount(1);
    }

    @Test
    void lessonsAreListedAndUnknownOnesRefused() {
        home.write("configs/labs/rows.yaml", LESSON);

        assertThat(home.run("lab").out()).isEqualTo("rows                   5 min  that more rows take longer\n");
        assertThat(home.run("lab", "rwos").err()).isEqualTo("unknown lesson \"rwos\"; did you mean \"rows\"?\n");
        assertThat(home.run("lab", "--key").err()).isEqualTo("lab: of which lesson? ridgepoint lab lists them\n");
        assertThat(home.run("lab", "rows", "--student", "-1").err()).contains("must not be negative");
        assertThat(home.run("lab", "rows", "--answers", "none.yaml").err()).endsWith("none.yaml: no such file\n");
        assertThat(home.run("lab", "rows", "--answers", "none.yaml", "--key").err())
                .startsWith("--key: ");
    }
}
