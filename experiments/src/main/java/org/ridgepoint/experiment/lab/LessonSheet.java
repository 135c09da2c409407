package org.ridgepoint.experiment.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.report.Page;
import org.ridgepoint.experiment.run.RunRequest;

/** A lesson as a student reads it: its text, its questions, what to run, and a form for the answers. */
public final class LessonSheet {
    private static final String INDENT = "  ";
    private static final String PLAN = "--plan=";

    private final Assignment assignment;
    private final LessonFile file;

    /** The sheet of a student's lesson. */
    public LessonSheet(Assignment assignment) {
        this.assignment = assignment;
        this.file = assignment.lesson().file();
    }

    /** All of it. */
    public String text() {
        StringBuilder all = new StringBuilder(opening());
        file.steps().keySet().forEach(step -> all.append(question(step)).append(runs(step)));
        return all + form();
    }

    /** What comes before the first question. */
    String opening() {
        Page page = new Page();
        page.line(file.title() + " (" + assignment.lesson().name() + ", student " + assignment.seed() + ", about "
                + file.minutes() + " minutes)");
        page.blank();
        paragraphs(page, "", assignment.text("text", file.text()));
        return page.text();
    }

    /** What is asked in a step. */
    String question(String step) {
        String key = "steps." + step;
        StepSpec spec = file.steps().get(step);
        Page page = new Page();
        page.heading(number(step) + ". " + step);
        spec.text().ifPresent(text -> paragraphs(page, INDENT, assignment.text(key + ".text", text)));
        page.blank();
        paragraphs(page, INDENT, assignment.text(key + ".question", spec.question()));
        spec.options()
                .orElse(Map.of())
                .forEach((name, option) -> page.wrapped(
                        INDENT + INDENT, name + ": " + assignment.text(key + ".options." + name, option.text())));
        page.line(INDENT + "Answer: " + StudentAnswer.expected(spec) + ".");
        return page.text();
    }

    /** What is run after the answer to a step, as commands; nothing where nothing is. */
    String runs(String step) {
        List<String> commands = file.steps().get(step).runs().orElse(Map.of()).entrySet().stream()
                .flatMap(run ->
                        assignment
                                .requests("steps." + step + ".runs." + run.getKey(), run.getValue())
                                .values()
                                .stream())
                .map(this::command)
                .distinct()
                .toList();
        Page page = new Page();
        for (int each = 0; each < commands.size(); each++) {
            page.line(INDENT + INDENT + (commands.size() > 1 ? each + 1 + ". " : "") + "./ridgepoint "
                    + commands.get(each));
        }
        return page.text().isEmpty() ? "" : INDENT + "Answer first; then run:\n" + page.text();
    }

    private String command(RunRequest request) {
        List<String> words = request.command().stream()
                .map(word -> request.chip().endsWith("/" + word)
                        ? assignment.lesson().shown(request.chip())
                        : word.startsWith(PLAN)
                                ? PLAN
                                        + assignment
                                                .lesson()
                                                .shown(request.plan().orElseThrow())
                                : word)
                .map(word -> word.matches("[A-Za-z0-9_.,:=/@-]+") ? word : '"' + word + '"')
                .toList();
        return String.join(" ", words);
    }

    private String form() {
        Page page = new Page();
        page.heading("Answers: keep the lines below as answers.yaml, write yours behind the colons, then");
        page.line("./ridgepoint lab " + assignment.lesson().name() + " --answers answers.yaml");
        page.blank();
        page.line(AnswerSheet.STUDENT + ": " + assignment.seed());
        file.steps().forEach((step, spec) -> page.line(step + ":   # " + StudentAnswer.expected(spec)));
        return page.text();
    }

    private int number(String step) {
        return List.copyOf(file.steps().keySet()).indexOf(step) + 1;
    }

    /** Paragraphs; one whose lines are set in stays as it is. */
    static void paragraphs(Page page, String indent, String text) {
        String separator = "";
        for (String paragraph : text.strip().split("\\n\\s*\\n")) {
            if (!separator.isEmpty()) {
                page.blank();
            }
            if (paragraph.startsWith(" ")) {
                Arrays.stream(paragraph.split("\\n")).forEach(line -> page.line(indent + line));
            } else {
                page.wrapped(indent, paragraph);
            }
            separator = "\n";
        }
    }
}
