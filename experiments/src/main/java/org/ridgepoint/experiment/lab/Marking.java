package org.ridgepoint.experiment.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.report.Page;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.Simulator;

/** Goes through a lesson step by step, runs what each asks for, and says what answers are worth. */
public final class Marking {
    private static final String INDENT = "  ";

    private final Assignment assignment;
    private final Findings findings;
    private int right;
    private boolean isStray;

    /** A marking of a student's lesson, by runs that are done as they are needed. */
    public Marking(Assignment assignment, Preparation preparation, Simulator simulator, ProgressListener progress) {
        this.assignment = assignment;
        this.findings = new Findings(assignment, preparation, simulator, progress);
    }

    /** What a file of answers is worth; of what it does not answer, nothing is told. */
    public String of(AnswerSheet sheet) {
        StringBuilder all = new StringBuilder(title());
        Map<String, String> unreadable = new LinkedHashMap<>(sheet.unreadable());
        for (String step : steps().keySet()) {
            Optional<StudentAnswer> given = Optional.ofNullable(sheet.answers().get(step));
            Optional<String> why = Optional.ofNullable(unreadable.remove(step));
            all.append("\n").append(given.isPresent() ? of(step, given) : unmarked(step, why));
        }
        unreadable.forEach((key, why) -> all.append("\n").append(unmarked(key, Optional.of(why))));
        isStray = !unreadable.isEmpty();
        return all.append("\n").append(summary()).toString();
    }

    private String unmarked(String key, Optional<String> why) {
        if (steps().containsKey(key)) {
            findings.run(key);
        }
        Page page = new Page();
        page.wrapped("", key + ": " + why.map(each -> "cannot be read: " + each).orElse("missing"));
        return page.text();
    }

    /** The right answers, where known mistakes lead, and what is to be seen: a teacher's key. */
    public String key() {
        StringBuilder all = new StringBuilder(title());
        steps().forEach((step, spec) -> {
            RightAnswer answer = run(step);
            Page page = new Page();
            page.heading(step + ": " + answer.words()
                    + spec.tolerance().map(each -> ", within " + each).orElse(""));
            if (answer instanceof RightNumber number) {
                number.mistakes().forEach((wrong, hint) -> page.wrapped(INDENT, "not " + wrong + ": " + hint));
                number.rightMistakes()
                        .forEach(formula -> page.wrapped(
                                INDENT, "warning: the mistake \"" + formula + "\" is right with these numbers"));
            }
            page.wrapped(INDENT, "otherwise: " + findings.filled("steps." + step + ".hint", spec.hint()));
            after(page, step);
            all.append(page.text());
        });
        return all.toString();
    }

    /** Whether all answers so far were right, and none was to a question that there is not. */
    public boolean isAllRight() {
        return !isStray && right == steps().size();
    }

    /** Runs what a step asks for, and says what an answer to it is worth; none is given where none is. */
    String of(String step, Optional<StudentAnswer> given) {
        RightAnswer answer = run(step);
        Page page = new Page();
        Optional<Mark> mark = given.map(answer::mark);
        if (mark.filter(Mark::isRight).isPresent()) {
            right++;
        }
        page.wrapped("", step + ": " + mark.map(Mark::words).orElse("not answered; the answer is " + answer.words()));
        mark.flatMap(Mark::look).ifPresent(look -> page.wrapped(INDENT, "Look: " + look));
        after(page, step);
        return page.text();
    }

    /** How many were right. */
    String summary() {
        return right + " of " + steps().size() + " right\n";
    }

    private RightAnswer run(String step) {
        findings.run(step);
        return RightAnswer.of(step, steps().get(step), findings);
    }

    private void after(Page page, String step) {
        LessonSheet.paragraphs(
                page,
                INDENT,
                findings.filled("steps." + step + ".after", steps().get(step).after()));
    }

    private String title() {
        return assignment.lesson().file().title() + ", student " + assignment.seed() + "\n";
    }

    private Map<String, StepSpec> steps() {
        return assignment.lesson().file().steps();
    }
}
