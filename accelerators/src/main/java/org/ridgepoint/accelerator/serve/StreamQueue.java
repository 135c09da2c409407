package org.ridgepoint.accelerator.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.ExponentialGaps;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/** The requests of one stream: they come, wait, and are done. */
final class StreamQueue {
    private final Simulation simulation;
    private final ServedStream stream;
    private final int index;
    private final long horizonTick;
    private final Action changed;
    private final Optional<ExponentialGaps> gaps;
    private final List<InferenceRequest> all = new ArrayList<>();
    private final ArrayDeque<InferenceRequest> waiting = new ArrayDeque<>();
    private final long[] busyTicks;
    private LayerCounts counts = new LayerCounts();

    /**
     * A stream before its first request.
     *
     * @param index among the streams
     * @param horizonTick from which no more come
     * @param seed of requests that come by chance
     * @param changed fired when a request has come, or has waited for others long enough
     */
    StreamQueue(Simulation simulation, ServedStream stream, int index, long horizonTick, long seed, Action changed) {
        this.simulation = simulation;
        this.stream = stream;
        this.index = index;
        this.horizonTick = horizonTick;
        this.changed = changed;
        gaps = stream.arrivals().kind() == Arrivals.Kind.POISSON
                ? Optional.of(new ExponentialGaps(seed, stream.arrivals().meanGapTicks()))
                : Optional.empty();
        busyTicks = new long[stream.network().chip().cores()];
    }

    ServedStream stream() {
        return stream;
    }

    int index() {
        return index;
    }

    /** Lets the first requests come. */
    void open() {
        if (stream.arrivals().kind() == Arrivals.Kind.CLOSED) {
            for (int i = 0; i < stream.arrivals().atOnce(); i++) {
                comeAt(0);
            }
        } else {
            comeAt(nextTick());
        }
    }

    private void comeAt(long tick) {
        if (tick < horizonTick && all.size() < stream.requests()) {
            simulation.at(tick, Phase.COMPLETE, this::come);
        }
    }

    private void come() {
        if (all.size() >= stream.requests()) {
            return;
        }
        InferenceRequest request = new InferenceRequest(simulation.now());
        all.add(request);
        waiting.add(request);
        changed.fire();
        if (stream.waitTicks() > 0) {
            simulation.after(stream.waitTicks(), Phase.COMPLETE, changed);
        }
        if (stream.arrivals().kind() != Arrivals.Kind.CLOSED) {
            comeAt(nextTick());
        }
    }

    private long nextTick() {
        return gaps.map(chance -> simulation.now() + chance.next())
                .orElseGet(() -> Math.round(all.size() * stream.arrivals().meanGapTicks()));
    }

    /** Whether there is something to begin with, by what had happened before a tick. */
    boolean isReady(long tick) {
        if (waiting.isEmpty() || waiting.peek().arrivalTick() >= tick) {
            return false;
        }
        boolean longEnough = waiting.peek().arrivalTick() + stream.waitTicks() < tick;
        return longEnough || before(tick) == stream.most();
    }

    /** How many of those that had come before a tick may begin at once. */
    private int before(long tick) {
        return (int) waiting.stream()
                .limit(stream.most())
                .takeWhile(request -> request.arrivalTick() < tick)
                .count();
    }

    /** When the request came that has waited longest. */
    long oldestTick() {
        return waiting.element().arrivalTick();
    }

    /** Begins, now, with as many as may begin at once. */
    List<InferenceRequest> begin() {
        List<InferenceRequest> begun = new ArrayList<>();
        for (int left = before(simulation.now()); left > 0; left--) {
            InferenceRequest request = waiting.remove();
            request.start(simulation.now());
            begun.add(request);
        }
        return begun;
    }

    /** A core is done, now, with some of them. */
    void end(List<InferenceRequest> begun, int core, LayerCounts happened) {
        busyTicks[core] += simulation.now() - begun.get(0).startTick();
        counts = counts.plus(happened);
        for (InferenceRequest request : begun) {
            request.done(simulation.now());
            if (stream.arrivals().kind() == Arrivals.Kind.CLOSED) {
                comeAt(simulation.now());
            }
        }
    }

    LayerCounts counts() {
        return counts;
    }

    long[] busyTicks() {
        return busyTicks.clone();
    }

    List<InferenceRequest> requests() {
        return List.copyOf(all);
    }
}
