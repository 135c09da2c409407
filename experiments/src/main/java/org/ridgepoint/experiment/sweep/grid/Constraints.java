package org.ridgepoint.experiment.sweep.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The conditions of a sweep by what has to be known to judge them: the values of its axes, the whole chip of a point, or what
 * came out.
 *
 * @param ofAxes conditions on what the sweep's file states; points that break one are not there
 * @param ofChips conditions on any key of the chip; points that break one are not there
 * @param ofResults conditions on figures of a result too; points that break one are simulated, and marked
 * @param figures names of the figures
 */
public record Constraints(
        List<Constraint> ofAxes, List<Constraint> ofChips, List<Constraint> ofResults, Set<String> figures) {
    /** Sorts conditions by the keys of a sweep and the names of figures. */
    static Constraints of(List<String> texts, Set<String> sweepKeys, Set<String> figures) {
        List<Constraint> ofAxes = new ArrayList<>();
        List<Constraint> ofChips = new ArrayList<>();
        List<Constraint> ofResults = new ArrayList<>();
        for (Constraint constraint : texts.stream().map(Constraint::parse).toList()) {
            List<String> others = constraint.terms().stream()
                    .filter(term -> !sweepKeys.contains(term))
                    .toList();
            if (others.stream().anyMatch(figures::contains)) {
                ofResults.add(constraint);
            } else {
                (others.stream().anyMatch(ChipKeys::isOne) ? ofChips : ofAxes).add(constraint);
            }
        }
        return new Constraints(ofAxes, ofChips, ofResults, figures);
    }

    /** Whether points that have a result may still break one. */
    public boolean areOnResults() {
        return !ofResults.isEmpty();
    }

    /** Whether the chip of a point has to be known before it is known whether the point is there. */
    boolean needChips() {
        return !ofChips.isEmpty() || !ofResults.isEmpty();
    }

    /** Whether a chip meets all conditions on it. */
    boolean meets(Map<String, String> values, ChipKeys chip) {
        return ofChips.stream().allMatch(constraint -> constraint.holds(with(constraint, values, chip)));
    }

    /** What conditions on results have to know of a point beside its result. */
    Map<String, String> known(Map<String, String> values, ChipKeys chip) {
        Map<String, String> known = new HashMap<>();
        ofResults.forEach(constraint -> known.putAll(with(constraint, values, chip)));
        return known;
    }

    /** The first condition that a point's result breaks. */
    public Optional<String> brokenBy(PlannedPoint point, UnaryOperator<String> figure) {
        for (Constraint constraint : ofResults) {
            Map<String, String> values = new HashMap<>(point.known());
            constraint.terms().stream().filter(figures::contains).forEach(term -> values.put(term, figure.apply(term)));
            if (!constraint.holdsOfFigures(values)) {
                return Optional.of("constraint \"" + constraint.text() + "\" is not met: " + constraint.stated(values));
            }
        }
        return Optional.empty();
    }

    /** What tells one set of conditions on results from another. */
    List<String> texts() {
        return ofResults.stream().map(Constraint::text).toList();
    }

    private static Map<String, String> with(Constraint constraint, Map<String, String> values, ChipKeys chip) {
        Map<String, String> all = new HashMap<>(values);
        constraint.terms().stream()
                .filter(term -> !all.containsKey(term) && ChipKeys.isOne(term))
                .forEach(term -> all.put(term, constraint.refusing(() -> chip.value(term))));
        return all;
    }
}
