package org.ridgepoint.experiment.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;
import org.ridgepoint.experiment.report.Csv;

/** What an experiment found. */
public final class ExperimentResult {
    private static final List<String> HEADER =
            List.of("claim", "verdict", "rows", "expected", "found", "holds", "what is claimed", "note");

    private final String name;
    private final ExperimentFile file;
    private final Map<String, Data> data;
    private final List<Judgement> judgements;

    ExperimentResult(String name, ExperimentFile file, Map<String, Data> data, List<Judgement> judgements) {
        this.name = name;
        this.file = file;
        this.data = data;
        this.judgements = judgements;
    }

    String name() {
        return name;
    }

    ExperimentFile file() {
        return file;
    }

    Map<String, Data> data() {
        return data;
    }

    List<Judgement> judgements() {
        return judgements;
    }

    /** How many claims came to what, in words. */
    String summary() {
        Map<ClaimStatus, Integer> counts = new EnumMap<>(ClaimStatus.class);
        judgements.forEach(judgement -> counts.merge(judgement.verdict(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().words() + " " + entry.getValue())
                .collect(Collectors.joining(", ", judgements.size() + " claims: ", ""));
    }

    /** A row for each expectation, and one for each claim that cannot be checked: the table that is committed. */
    public String csv() {
        return Stream.concat(Stream.of(HEADER), table().rows().stream())
                .map(row -> Csv.row(row).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** The same as a table of a page. */
    Figure.Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Judgement judgement : judgements) {
            ClaimSpec claim = judgement.claim();
            String note = judgement.note().orElse("");
            String verdict = judgement.verdict().words();
            if (judgement.found().isEmpty()) {
                rows.add(List.of(claim.id(), verdict, "", "", "", "", claim.claim(), note));
            }
            for (Judgement.ExpectationCheck found : judgement.found()) {
                rows.add(List.of(
                        claim.id(),
                        verdict,
                        Integer.toString(judgement.rows()),
                        found.expectation(),
                        inWords(found.comparison()),
                        found.comparison().holds() ? "yes" : "no",
                        claim.claim(),
                        note));
            }
        }
        return new Figure.Table(HEADER, rows);
    }

    /** As in {@code 0.43 < 0.6}, and {@code 0.71 is not < 0.6}. */
    static String inWords(Formula.Relation comparison) {
        return digits(comparison.left()) + (comparison.holds() ? " " : " is not ") + comparison.operator() + " "
                + digits(comparison.right());
    }

    private static String digits(double value) {
        BigDecimal short4 = new BigDecimal(value).round(new MathContext(4));
        String plain = short4.stripTrailingZeros().toPlainString();
        return plain.length() <= 10 ? plain : String.format(Locale.ROOT, "%.3e", value);
    }
}
