package org.ridgepoint.experiment.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.sim.quantity.Duration;

/**
 * What all replications say of one stream.
 *
 * @param spec what was asked for
 * @param came requests that came after the warm-up, in all replications
 * @param done of these, those that were done by the end
 * @param donePerSecond throughput
 * @param latencySeconds from when a request comes to when it is done, on average
 * @param waitSeconds of this, until a core begins with it
 * @param percentiles of latency
 * @param late requests that missed their deadline, where there is one
 * @param aloneSeconds the latency of one request on the idle chip
 * @param growth how fast requests come and are done, where their queue grows
 */
record StreamFigures(
        StreamSpec spec,
        long came,
        long done,
        Estimate donePerSecond,
        Estimate latencySeconds,
        Estimate waitSeconds,
        Optional<Percentiles> percentiles,
        OptionalLong late,
        double aloneSeconds,
        Optional<Growth> growth) {

    /** Requests a second. */
    record Growth(double comePerSecond, double donePerSecond) {}

    private static final double SECONDS_PER_TICK = 1e-15;
    private static final double SECONDS_PER_PICOSECOND = 1e-12;
    private static final long TICKS_PER_PICOSECOND = 1000;
    private static final int DIGITS = 3;

    static StreamFigures of(StreamSpec spec, List<StreamSample> samples, long aloneTicks) {
        return new StreamFigures(
                spec,
                samples.stream().mapToLong(StreamSample::came).sum(),
                samples.stream().mapToLong(StreamSample::done).sum(),
                estimate(samples, StreamSample::donePerSecond),
                estimateOfDone(samples, StreamSample::meanSeconds),
                estimateOfDone(samples, StreamSample::meanWaitSeconds),
                percentiles(samples),
                spec.deadline().map(deadline -> late(samples, deadline)).orElse(OptionalLong.empty()),
                aloneTicks * SECONDS_PER_TICK,
                growth(samples));
    }

    /** How many times as long as alone a request takes. */
    double slowDown() {
        return latencySeconds.mean() / aloneSeconds;
    }

    private static Estimate estimate(List<StreamSample> samples, ToDoubleFunction<StreamSample> figure) {
        return Estimate.of(samples.stream().map(figure::applyAsDouble).toList());
    }

    /** Over those replications in which anything was done. */
    private static Estimate estimateOfDone(List<StreamSample> samples, ToDoubleFunction<StreamSample> figure) {
        List<StreamSample> some =
                samples.stream().filter(sample -> sample.done() > 0).toList();
        return estimate(some.isEmpty() ? samples : some, figure);
    }

    private static OptionalLong late(List<StreamSample> samples, Duration deadline) {
        return OptionalLong.of(samples.stream()
                .mapToLong(sample -> sample.late(deadline.femtoseconds()))
                .sum());
    }

    private static Optional<Percentiles> percentiles(List<StreamSample> samples) {
        Histogram picoseconds = new Histogram(DIGITS);
        List<Long> largest = new ArrayList<>();
        for (StreamSample sample : samples) {
            long[] ticks = sample.latencyTicks();
            Arrays.stream(ticks).forEach(each -> picoseconds.recordValue(each / TICKS_PER_PICOSECOND));
            Arrays.stream(ticks).max().ifPresent(largest::add);
        }
        return largest.stream()
                .max(Long::compare)
                .map(max -> new Percentiles(
                        seconds(picoseconds, 50, max),
                        seconds(picoseconds, 95, max),
                        seconds(picoseconds, 99, max),
                        max * SECONDS_PER_TICK));
    }

    /** A bin of the histogram may end beyond the largest value. */
    private static double seconds(Histogram picoseconds, double percentile, long maxTicks) {
        return Math.min(
                picoseconds.getValueAtPercentile(percentile) * SECONDS_PER_PICOSECOND, maxTicks * SECONDS_PER_TICK);
    }

    private static Optional<Growth> growth(List<StreamSample> samples) {
        long growing = samples.stream().filter(StreamSample::grows).count();
        return growing * 2 <= samples.size()
                ? Optional.empty()
                : Optional.of(new Growth(
                        estimate(samples, StreamSample::comePerSecondWhileTheyCome)
                                .mean(),
                        estimate(samples, StreamSample::donePerSecondWhileTheyCome)
                                .mean()));
    }
}
