package org.ridgepoint.experiment.validate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.ridgepoint.experiment.report.Csv;

/** A validation as a table: the rows as they came, with what the simulation says. */
public final class ValidationFiles {
    private static final List<String> ADDED = List.of("simulated", "error_percent", "why");
    private static final MathContext DIGITS = new MathContext(6);

    private ValidationFiles() {}

    /** The rows with columns {@code simulated}, {@code error_percent} and {@code why}. */
    public static String csv(Validation validation) {
        Set<String> columns = new LinkedHashSet<>();
        validation
                .answers()
                .forEach(answer -> columns.addAll(answer.row().fields().keySet()));
        columns.removeAll(ADDED);
        List<String> header = new ArrayList<>(columns);
        header.addAll(ADDED);
        StringBuilder table = new StringBuilder(Csv.row(header));
        for (Prediction answer : validation.answers()) {
            List<String> fields = new ArrayList<>(columns.stream()
                    .map(column -> answer.row().fields().getOrDefault(column, ""))
                    .toList());
            fields.add(number(answer.simulated()));
            fields.add(error(answer.errorPercent()));
            fields.add(answer.why());
            table.append(Csv.row(fields));
        }
        return table.toString();
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : new BigDecimal(value.getAsDouble())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String error(OptionalDouble percent) {
        return percent.isEmpty()
                ? ""
                : new BigDecimal(percent.getAsDouble())
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
