package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Faults in the files of a lesson, each told in one line: in the lesson itself, and in answers to it. */
class LabFaultsTest {
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
        assertThat(RowsLesson.TEXT).contains(good);
        String broken = home.write("mine/rows.yaml", RowsLesson.TEXT.replace(good, bad));

        Outcome outcome = home.run("lab", broken, "--key");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).endsWith("rows.yaml: " + end + "\n").hasLineCount(1);
    }
}
