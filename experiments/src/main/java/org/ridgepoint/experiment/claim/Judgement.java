package org.ridgepoint.experiment.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;

/**
 * A claim and what was found.
 *
 * @param claim what is said
 * @param rows that counted
 * @param found what each of its expectations came to, in order; none where it cannot be checked
 * @param note what a reader should know of the answer, or why there is none
 */
record Judgement(ClaimSpec claim, int rows, List<ExpectationCheck> found, Optional<String> note) {
    /**
     * What an expectation came to.
     *
     * @param expectation as written
     * @param comparison both its sides, and whether it holds
     */
    record ExpectationCheck(String expectation, Formula.Relation comparison) {}

    /** A claim that is held against some data; what cannot be worked out is refused. */
    static Judgement of(ClaimSpec claim, Data data) {
        if (data.rows().isEmpty()) {
            return unchecked(
                    claim,
                    "No point of " + data.name() + " has a result"
                            + data.refused()
                                    .map(refused -> "; the first: " + refused.first())
                                    .orElse(""));
        }
        try {
            Data meeting =
                    claim.where().map(condition -> where(condition, data)).orElse(data);
            Data counting = claim.pivot().map(pivot -> pivot.of(meeting)).orElse(meeting);
            List<ExpectationCheck> found = new ArrayList<>();
            for (String expectation : claim.expect().orElseThrow()) {
                found.add(new ExpectationCheck(expectation, new Formula(expectation, counting).compared()));
            }
            return new Judgement(claim, counting.rows().size(), found, claim.note());
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(claim.id() + ": " + refusal.getMessage());
        }
    }

    /** A claim that cannot be held against anything, and why. */
    static Judgement unchecked(ClaimSpec claim, String why) {
        return new Judgement(claim, 0, List.of(), Optional.of(why));
    }

    /** The rows of some data that meet a condition. */
    static Data where(String condition, Data data) {
        Formula formula = new Formula(condition, data);
        return data.with(data.rows().stream().filter(formula::holdsIn).toList());
    }

    ClaimStatus verdict() {
        return ClaimStatus.of(found);
    }
}
