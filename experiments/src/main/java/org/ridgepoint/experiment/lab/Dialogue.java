package org.ridgepoint.experiment.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A lesson at a terminal: a question, the student's answer, the run, what the answer is worth. */
public final class Dialogue {
    private final LessonSheet sheet;
    private final Assignment assignment;
    private final Marking marking;
    private final BufferedReader in;
    private final PrintWriter out;

    /** A dialogue on a student's lesson. */
    public Dialogue(Assignment assignment, Marking marking, BufferedReader in, PrintWriter out) {
        this.sheet = new LessonSheet(assignment);
        this.assignment = assignment;
        this.marking = marking;
        this.in = in;
        this.out = out;
    }

    /** Holds it to its end, or to that of the input. */
    public void hold() {
        out.print(sheet.opening());
        for (String step : assignment.lesson().file().steps().keySet()) {
            out.print(sheet.question(step));
            Optional<StudentAnswer> answer =
                    ask(assignment.lesson().file().steps().get(step));
            out.print("\n" + sheet.runs(step).replace("Answer first; then run:", "Running:"));
            out.flush();
            out.print("\n" + marking.of(step, answer));
        }
        out.print("\n" + marking.summary());
        out.flush();
    }

    /** An answer that can be one; none where the student has none. */
    private Optional<StudentAnswer> ask(StepSpec step) {
        while (true) {
            out.print("  Your answer (empty: I do not know)> ");
            out.flush();
            String line = line();
            if (line.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(StudentAnswer.parse(line, step));
            } catch (IllegalArgumentException refusal) {
                out.println("  " + refusal.getMessage());
            }
        }
    }

    private String line() {
        try {
            return Optional.ofNullable(in.readLine()).orElse("");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
