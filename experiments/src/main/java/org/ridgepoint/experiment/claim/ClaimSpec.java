package org.ridgepoint.experiment.claim;

import java.util.List;
import java.util.Optional;

/**
 * Something that is said to be true.
 *
 * @param id by which it is called
 * @param claim what is said
 * @param of the sweep or table that it is held against
 * @param where which rows of it count (default: all)
 * @param pivot lays rows side by side before (default: as they are)
 * @param expect comparisons that hold if it is true, as in {@code spearman(peakTops, inferencesPerSecond) < 0.6}
 * @param unchecked why it cannot be checked here, in place of an expectation
 * @param note what a reader should know of the answer
 */
public record ClaimSpec(
        String id,
        String claim,
        Optional<String> of,
        Optional<String> where,
        Optional<PivotSpec> pivot,
        Optional<List<String>> expect,
        Optional<String> unchecked,
        Optional<String> note) {
    /** Refuses a claim that is neither checked nor said to be beyond checking, and one that is both. */
    public ClaimSpec {
        if (id.isBlank() || claim.isBlank()) {
            throw new IllegalArgumentException("id and claim must not be empty");
        }
        boolean checked =
                of.isPresent() && expect.filter(each -> !each.isEmpty()).isPresent();
        boolean neither = of.isEmpty() && expect.isEmpty() && where.isEmpty() && pivot.isEmpty();
        if (unchecked.isPresent() ? !neither : !checked) {
            throw new IllegalArgumentException(
                    id + ": expected either of and expect, or unchecked with the reason, and not both");
        }
    }
}
