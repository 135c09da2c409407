package org.ridgepoint.experiment.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.ridgepoint.accelerator.serve.Arrivals;
import org.ridgepoint.accelerator.serve.InferenceRequest;
import org.ridgepoint.accelerator.serve.ServedStream;
import org.ridgepoint.sim.kernel.Simulation;

/** What one replication says of one stream, from the end of the warm-up to its end. */
final class StreamSample {
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final int LEAST_GROWTH = 3;
    private static final double LEAST_GROWTH_SHARE = 0.05;

    private final List<InferenceRequest> requests;
    private final boolean closed;
    private final long warmUpTick;
    private final long endTick;
    private final List<InferenceRequest> measured;
    private final long[] latencyTicks;

    /**
     * A stream's requests.
     *
     * @param horizonTick after which nothing counts; {@link Simulation#NEVER} where there is none
     */
    StreamSample(List<InferenceRequest> requests, ServedStream stream, long warmUpTick, long horizonTick) {
        this.requests = requests;
        this.closed = stream.arrivals().kind() == Arrivals.Kind.CLOSED;
        this.warmUpTick = warmUpTick;
        long lastDone = requests.stream()
                .mapToLong(InferenceRequest::doneTick)
                .filter(tick -> tick != Simulation.NEVER)
                .max()
                .orElse(warmUpTick);
        boolean allDone = requests.size() >= stream.requests()
                && requests.stream()
                        .noneMatch(
                                request -> request.doneTick() > horizonTick || request.doneTick() == Simulation.NEVER);
        this.endTick = allDone ? lastDone : horizonTick;
        this.measured = requests.stream()
                .filter(request -> request.arrivalTick() >= warmUpTick && request.doneTick() <= endTick)
                .toList();
        this.latencyTicks = measured.stream()
                .mapToLong(request -> request.doneTick() - request.arrivalTick())
                .sorted()
                .toArray();
    }

    /** Of requests that came after the warm-up and were done by the end, the least first. */
    long[] latencyTicks() {
        return latencyTicks.clone();
    }

    int done() {
        return measured.size();
    }

    /** Requests that came after the warm-up. */
    long came() {
        return requests.stream()
                .filter(request -> request.arrivalTick() >= warmUpTick)
                .count();
    }

    double meanSeconds() {
        return mean(latencyTicks);
    }

    double meanWaitSeconds() {
        return mean(measured.stream()
                .mapToLong(request -> request.startTick() - request.arrivalTick())
                .sorted()
                .toArray());
    }

    private static double mean(long[] ticks) {
        return ticks.length == 0 ? 0 : Arrays.stream(ticks).asDoubleStream().sum() / ticks.length * SECONDS_PER_TICK;
    }

    /** Requests done a second, whenever they came. */
    double donePerSecond() {
        return perSecond(InferenceRequest::doneTick, endTick);
    }

    /** Requests that were not done within a span: later, or not yet though it is over. */
    long late(long deadlineTicks) {
        return requests.stream()
                .filter(request -> request.arrivalTick() >= warmUpTick)
                .filter(request -> Math.min(request.doneTick(), endTick) - request.arrivalTick() > deadlineTicks)
                .count();
    }

    /** Whether more wait in the middle than at first, and at last than in the middle, and that by more than comes by chance. */
    boolean grows() {
        long last = lastArrivalTick().orElse(warmUpTick);
        if (closed || last <= warmUpTick) {
            return false;
        }
        long first = waitingAt(warmUpTick);
        long middle = waitingAt(warmUpTick + (last - warmUpTick) / 2);
        long end = waitingAt(last);
        return first < middle && middle < end && end - first >= Math.max(LEAST_GROWTH, LEAST_GROWTH_SHARE * came());
    }

    /** Requests that come a second, up to the last one. */
    double comePerSecondWhileTheyCome() {
        return perSecond(InferenceRequest::arrivalTick, lastArrivalTick().orElse(endTick));
    }

    /** Requests done a second as long as others come. */
    double donePerSecondWhileTheyCome() {
        return perSecond(InferenceRequest::doneTick, lastArrivalTick().orElse(endTick));
    }

    private OptionalLong lastArrivalTick() {
        return requests.stream().mapToLong(InferenceRequest::arrivalTick).max();
    }

    private long waitingAt(long tick) {
        return requests.stream()
                .filter(request -> request.arrivalTick() <= tick && request.startTick() > tick)
                .count();
    }

    private double perSecond(ToLongFunction<InferenceRequest> when, long end) {
        long count = requests.stream()
                .mapToLong(when)
                .filter(tick -> tick > warmUpTick && tick <= end)
                .count();
        return end <= warmUpTick ? 0 : count / ((end - warmUpTick) * SECONDS_PER_TICK);
    }
}
