package org.ridgepoint.experiment.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * One question of a lesson, and the runs that answer it.
 *
 * @param text what a student reads before the question (default: nothing)
 * @param question what is asked before anything is run
 * @param kind what the answer is: a number, yes or no, one of the options, or all of them in order
 * @param unit of the answer, or of what options are compared by (default: none)
 * @param tolerance how far an answer may be off: {@code 5 %} of the right one, or {@code 0.5} in its unit; options that are
 *     apart by no more count as equal (default: not at all)
 * @param answer the right one, as a formula of parameters and figures of runs, for a number and for yes or no
 * @param options what there is to choose from, or to rank
 * @param runs what is run after the answer, by names that formulas use from there on (default: nothing)
 * @param hint where to look if the answer is wrong
 * @param mistakes wrong numbers that come of known mistakes, and where to look for each (default: none)
 * @param after what is to be seen once it has run
 */
public record StepSpec(
        Optional<String> text,
        String question,
        AnswerKind kind,
        Optional<String> unit,
        Optional<Tolerance> tolerance,
        Optional<String> answer,
        Optional<Map<String, OptionSpec>> options,
        Optional<Map<String, RunSpec>> runs,
        String hint,
        Optional<List<MistakeSpec>> mistakes,
        String after) {
    /** Refuses what does not go with the kind of answer. */
    public StepSpec {
        boolean ofOptions = kind == AnswerKind.CHOICE || kind == AnswerKind.RANKING;
        if (ofOptions && (answer.isPresent() || mistakes.isPresent())) {
            throw new RefusedKey("kind", "a choice or ranking takes options, and no answer and no mistakes");
        }
        if (ofOptions && options.map(Map::size).orElse(0) < 2) {
            throw new RefusedKey("options", "expected two or more");
        }
        if (!ofOptions && (options.isPresent() || answer.isEmpty())) {
            throw new RefusedKey("kind", "a number, and yes or no, take an answer and no options");
        }
        if (kind == AnswerKind.YES_NO && (unit.isPresent() || tolerance.isPresent() || mistakes.isPresent())) {
            throw new RefusedKey("kind", "yes or no take no unit, no tolerance and no mistakes");
        }
    }

    /** How far an answer may be off. */
    Tolerance allowed() {
        return tolerance.orElse(Tolerance.NONE);
    }
}
