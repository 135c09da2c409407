package org.ridgepoint.experiment.claim;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;

/**
 * Points of a sweep or a table on two axes.
 *
 * @param title of the plot
 * @param of the sweep or table
 * @param where which rows are drawn (default: all)
 * @param across what lies on the axis along the bottom: a column, or a formula of columns
 * @param up what lies on the other axis
 * @param colour the column whose values are told apart by colour (default: all alike)
 * @param label the column that names a point (default: the colour's, or none)
 */
public record PlotSpec(
        String title,
        String of,
        Optional<String> where,
        String across,
        String up,
        Optional<String> colour,
        Optional<String> label) {
    /** The rows that are drawn; refuses a plot of what is not there. */
    Data drawn(Data data) {
        try {
            Data rows = where.map(condition -> Judgement.where(condition, data)).orElse(data);
            for (Formula axis : List.of(new Formula(across, rows), new Formula(up, rows))) {
                rows.rows().forEach(axis::numberIn);
            }
            colour.ifPresent(rows::requireColumn);
            label.ifPresent(rows::requireColumn);
            return rows;
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(title + ": " + refusal.getMessage());
        }
    }
}
