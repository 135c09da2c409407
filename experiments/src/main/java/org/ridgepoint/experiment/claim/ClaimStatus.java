package org.ridgepoint.experiment.claim;

import java.util.List;

/** What becomes of a claim. */
enum ClaimStatus {
    /** All that was expected is so. */
    HOLDS("holds"),
    /** Some of what was expected is so. */
    HOLDS_PARTLY("holds partly"),
    /** Nothing of what was expected is so. */
    DOES_NOT_HOLD("does not hold"),
    /** It cannot be held against anything here. */
    NOT_CHECKABLE("not checkable");

    private final String words;

    ClaimStatus(String words) {
        this.words = words;
    }

    /** In words, as in "holds partly". */
    String words() {
        return words;
    }

    static ClaimStatus of(List<Judgement.ExpectationCheck> found) {
        long held = found.stream().filter(each -> each.comparison().holds()).count();
        if (found.isEmpty()) {
            return NOT_CHECKABLE;
        }
        return held == found.size() ? HOLDS : held == 0 ? DOES_NOT_HOLD : HOLDS_PARTLY;
    }
}
