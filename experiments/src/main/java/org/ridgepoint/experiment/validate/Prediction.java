package org.ridgepoint.experiment.validate;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ridgepoint.experiment.sweep.Outcome;
import org.ridgepoint.experiment.validate.Question.Ask;

/**
 * What the simulation says of a row.
 *
 * @param row the measurement
 * @param family of its chip
 * @param run the run that answers it and what came of it, where there is one
 * @param why there is none; empty where there is one
 */
public record Prediction(Measurement row, String family, Optional<Answered> run, String why) {
    private static final double PERCENT = 100;
    private static final double TERA = 1e12;

    /**
     * A run that answers a row.
     *
     * @param ask the run
     * @param outcome what came of it
     */
    record Answered(Ask ask, Outcome outcome) {}

    /** What the simulation says, in the row's unit. */
    OptionalDouble simulated() {
        return run.map(each ->
                        OptionalDouble.of(each.ask.metric().of(each.outcome, each.ask.board(), each.ask.batch())))
                .orElse(OptionalDouble.empty());
    }

    /** By how many percent of the measured value the simulated one is above it. */
    OptionalDouble errorPercent() {
        OptionalDouble simulated = simulated();
        OptionalDouble measured = row.measured();
        return simulated.isPresent() && measured.isPresent() && measured.getAsDouble() != 0
                ? OptionalDouble.of(PERCENT * (simulated.getAsDouble() / measured.getAsDouble() - 1))
                : OptionalDouble.empty();
    }

    /** Whether there is something to compare. */
    boolean isCompared() {
        return errorPercent().isPresent();
    }

    /** Whether the error is within the published spread. */
    boolean passes() {
        return isCompared()
                && row.spreadPercent().isPresent()
                && Math.abs(errorPercent().orElseThrow()) <= row.spreadPercent().getAsDouble();
    }

    /** Pass, miss, or neither where there is nothing to compare or no spread. */
    String verdict() {
        boolean judged = isCompared() && row.spreadPercent().isPresent();
        return !judged ? "" : passes() ? "pass" : "miss";
    }

    /** Whether it is a time of an inference, or how many of them there are in a time. */
    boolean isPace() {
        return run.filter(each -> each.ask.metric().kind().isPace()).isPresent();
    }

    /** Seconds for an inference as measured, of a pace that is compared. */
    double measuredSeconds() {
        return seconds(row.measured().orElseThrow());
    }

    /** Seconds for an inference as simulated, of a pace. */
    double simulatedSeconds() {
        return seconds(simulated().orElseThrow());
    }

    private double seconds(double value) {
        Ask ask = run.orElseThrow().ask;
        return ask.metric().secondsEach(value, ask.board().inLatency(ask.batch()));
    }

    /** Operations of an inference. */
    double operations() {
        Outcome outcome = run.orElseThrow().outcome;
        return Metric.number(outcome, "achievedTops") * TERA / Metric.number(outcome, "inferencesPerSecond");
    }

    /** The workload that was run. */
    String workload() {
        return run.orElseThrow().ask.request().workload().name();
    }
}
