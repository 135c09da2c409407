package org.ridgepoint.experiment.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.grid.PlannedPoint;
import org.ridgepoint.experiment.sweep.grid.SweepAxis;
import org.ridgepoint.experiment.sweep.grid.SweepPlan;

/**
 * What can be said of formulas before a sweep has run: whether they are formulas, and whether the columns that they name will
 * be there. Figures are not known yet, and so neither is what is worked out of them.
 */
final class Forecheck {
    private final Data data;
    private final List<String> axes;

    /** Of a sweep that is planned. */
    Forecheck(String name, SweepPlan plan) {
        this.axes = plan.axes().stream().map(SweepAxis::key).toList();
        List<String> columns = new ArrayList<>(axes);
        Measure.ALL.forEach(measure -> columns.add(measure.name()));
        this.data = new Data(
                name, columns, plan.points().stream().map(Forecheck::row).toList(), Optional.empty());
    }

    private static Map<String, String> row(PlannedPoint planned) {
        Map<String, String> row = new LinkedHashMap<>(planned.point().values());
        Measure.ALL.forEach(measure -> row.put(measure.name(), ""));
        return row;
    }

    /** Refuses a claim of which a formula is none, or names what will not be there. */
    void require(ClaimSpec claim) {
        naming(claim.id(), () -> {
            claim.where().ifPresent(this::requireColumns);
            Optional<Data> rows = laidOut(claim);
            for (String expectation : claim.expect().orElseThrow()) {
                Formula.columns(expectation).forEach(column -> rows.ifPresent(known -> known.requireColumn(column)));
            }
        });
    }

    /** Refuses a plot of what will not be there. */
    void require(PlotSpec plot) {
        naming(plot.title(), () -> {
            plot.where().ifPresent(this::requireColumns);
            requireColumns(plot.across());
            requireColumns(plot.up());
            plot.colour().ifPresent(data::requireColumn);
            plot.label().ifPresent(data::requireColumn);
        });
    }

    /** The rows that expectations are of; none where only figures tell which are laid side by side. */
    private Optional<Data> laidOut(ClaimSpec claim) {
        if (claim.pivot().isEmpty()) {
            return Optional.of(data);
        }
        PivotSpec pivot = claim.pivot().orElseThrow();
        pivot.requireColumns(data);
        boolean known = axes.containsAll(pivot.columns())
                && axes.contains(pivot.rows())
                && claim.where().stream().allMatch(where -> axes.containsAll(Formula.columns(where)));
        return known
                ? Optional.of(pivot.of(
                        claim.where().map(where -> Judgement.where(where, data)).orElse(data)))
                : Optional.empty();
    }

    private void requireColumns(String formula) {
        Formula.columns(formula).forEach(data::requireColumn);
    }

    private static void naming(String who, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(who + ": " + refusal.getMessage());
        }
    }
}
