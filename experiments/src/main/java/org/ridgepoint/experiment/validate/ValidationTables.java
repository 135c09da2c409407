package org.ridgepoint.experiment.validate;

import java.util.ArrayList;
import java.util.List;

/** The tables of a validation that pages and documents share. */
public final class ValidationTables {
    static final List<String> FAMILY_HEADER = List.of(
            "family",
            "rows",
            "answered",
            "compared",
            "within spread",
            "mean absolute error",
            "bias",
            "rank",
            "worst",
            "fitted values",
            "on rows");
    static final List<String> DIFFERENCE_HEADER =
            List.of("chip", "from, to", "TOPS measured", "TOPS simulated", "fixed ms measured", "fixed ms simulated");

    private ValidationTables() {}

    /** A line for each family. */
    static List<List<String>> families(Validation validation) {
        return FamilyScore.of(validation).stream()
                .map(score -> List.of(
                        score.family(),
                        Integer.toString(score.rows()),
                        Long.toString(score.answered()),
                        Integer.toString(score.compared()),
                        Long.toString(score.passed()),
                        ValidationSheet.unsigned(score.meanAbsolutePercent()),
                        ValidationSheet.percent(score.biasPercent()),
                        ValidationSheet.two(score.rank()),
                        ValidationSheet.worst(score),
                        Integer.toString(score.fittedValues()),
                        Long.toString(score.fittedRows())))
                .toList();
    }

    /** A line for each pair of sizes. */
    static List<List<String>> differences(Validation validation) {
        return Difference.of(validation).stream()
                .map(difference -> List.of(
                        difference.small().row().chip(),
                        ValidationSheet.sizes(difference),
                        ValidationSheet.digits(difference.measuredTops()),
                        ValidationSheet.digits(difference.simulatedTops()),
                        ValidationSheet.milliseconds(difference.measuredFixedSeconds()),
                        ValidationSheet.milliseconds(difference.simulatedFixedSeconds())))
                .toList();
    }

    /** Both as Markdown, as the documents have them. */
    public static String markdown(Validation validation) {
        List<String> lines = new ArrayList<>(table(FAMILY_HEADER, families(validation)));
        List<List<String>> differences = differences(validation);
        if (!differences.isEmpty()) {
            lines.add("");
            lines.addAll(table(DIFFERENCE_HEADER, differences));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> table(List<String> header, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + String.join(" | ", header) + " |");
        lines.add("| --- | --- |" + " ---: |".repeat(header.size() - 2));
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        return lines;
    }
}
