package org.ridgepoint.experiment.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.sweep.Simulations;
import org.ridgepoint.experiment.sweep.Simulations.Simulated;
import org.ridgepoint.experiment.validate.Prediction.Answered;
import org.ridgepoint.experiment.validate.Question.Ask;

/**
 * Measurements beside what the simulation says of them.
 *
 * @param books what their names stand for
 * @param answers one for each row, in their order
 */
public record Validation(NameBooks books, List<Prediction> answers) {
    /** Copies the list. */
    public Validation {
        answers = List.copyOf(answers);
    }

    /** Has all rows answered, those that put the same question by one run; {@code progress} hears of the work that is done. */
    public static Validation of(
            List<Measurement> rows,
            NameBooks books,
            Questions asked,
            Simulations simulations,
            ProgressListener progress) {
        List<Question> questions = rows.stream().map(asked::of).toList();
        List<RunRequest> requests = questions.stream()
                .flatMap(question -> question.ask().stream())
                .map(Ask::request)
                .distinct()
                .toList();
        List<Simulated> results = simulations.of(requests, progress);
        List<Prediction> answers = new ArrayList<>();
        for (Question question : questions) {
            Optional<Simulated> result = question.ask().map(ask -> results.get(requests.indexOf(ask.request())));
            answers.add(answer(question, result));
        }
        return new Validation(books, answers);
    }

    private static Prediction answer(Question question, Optional<Simulated> result) {
        Optional<Answered> run = result.filter(each -> each.outcome().isOk())
                .map(each -> new Answered(question.ask().orElseThrow(), each.outcome()));
        String why = result.map(each -> each.outcome().reason()).orElse(question.why());
        return new Prediction(question.row(), question.family(), run, why);
    }

    /** Whether a run broke one of the simulator's own rules. */
    public boolean hasErrors() {
        return answers.stream().anyMatch(answer -> answer.why().startsWith("internal error: "));
    }

    /** Those that can be compared. */
    List<Prediction> compared() {
        return answers.stream().filter(Prediction::isCompared).toList();
    }

    /** The answers of a family. */
    List<Prediction> of(String family) {
        return answers.stream().filter(answer -> answer.family().equals(family)).toList();
    }

    /** The families of the answers, in the order of the book. */
    List<String> families() {
        List<String> order = new ArrayList<>(books.families());
        order.add(Questions.OTHERS);
        return order.stream().filter(family -> !of(family).isEmpty()).toList();
    }
}
