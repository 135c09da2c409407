package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apiguardian.api.API;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.ResolvedChip;

/**
 * What came of a point.
 *
 * @param status whether it was simulated, and if not, whose fault that is
 * @param values one text for each of {@link Measure#ALL}, empty where there is no result
 * @param reason why there is no result, or which condition it breaks; else empty
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
public record Outcome(Status status, List<String> values, String reason) {
    /** How a point ended. */
    public enum Status {
        /** It has a result. */
        OK,
        /** It has a result, which breaks a constraint of the sweep. */
        UNMET,
        /** The point asks for what cannot be. */
        REFUSED,
        /** The simulator broke one of its own rules. */
        ERROR
    }

    /** Copies the values. */
    public Outcome {
        values = List.copyOf(values);
        if (values.size() != Measure.ALL.size()) {
            throw new IllegalArgumentException(
                    "an outcome has " + Measure.ALL.size() + " values, not " + values.size());
        }
    }

    /** A result. */
    static Outcome measured(ResolvedChip chip, RunResult result) {
        return new Outcome(
                Status.OK,
                Measure.ALL.stream().map(measure -> measure.text(chip, result)).toList(),
                "");
    }

    /** The same result under a condition that it breaks. */
    Outcome unmet(String condition) {
        return new Outcome(Status.UNMET, values, condition);
    }

    /** No result, by the user's fault. */
    static Outcome refused(String reason) {
        return without(Status.REFUSED, reason);
    }

    /** No result, by ours. */
    static Outcome error(Throwable failure) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return without(Status.ERROR, "internal error: " + what.replaceAll("\\s*\\R\\s*", " "));
    }

    private static Outcome without(Status status, String reason) {
        return new Outcome(status, Collections.nCopies(Measure.ALL.size(), ""), reason);
    }

    /** Whether there is a result, and one that meets all conditions. */
    public boolean isOk() {
        return status == Status.OK;
    }

    /** A measured value. */
    public double number(Measure measure) {
        return Double.parseDouble(text(measure));
    }

    /** A measured value as text. */
    public String text(Measure measure) {
        return values.get(Measure.ALL.indexOf(measure));
    }

    /** Status, values, reason: the columns of a table. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>(values.size() + 2);
        fields.add(status.name().toLowerCase(java.util.Locale.ROOT));
        fields.addAll(values);
        fields.add(reason);
        return fields;
    }

    static Outcome of(List<String> fields) {
        Status status = Status.valueOf(fields.get(0).toUpperCase(java.util.Locale.ROOT));
        return new Outcome(status, fields.subList(1, fields.size() - 1), fields.get(fields.size() - 1));
    }

    /** As one line of text, without its end. */
    public String line() {
        return Csv.row(fields()).stripTrailing();
    }

    /** The outcome of a line. */
    public static Outcome ofLine(String line) {
        return of(Csv.rows(line).get(0));
    }
}
