package org.ridgepoint.accelerator.serve;

import org.ridgepoint.sim.kernel.Simulation;

/** One request: when it came, when a core began with it, and when it was done; {@link Simulation#NEVER} where it was not. */
public final class InferenceRequest {
    private final long arrivalTick;
    private long startTick = Simulation.NEVER;
    private long doneTick = Simulation.NEVER;

    InferenceRequest(long arrivalTick) {
        this.arrivalTick = arrivalTick;
    }

    void start(long tick) {
        startTick = tick;
    }

    void done(long tick) {
        doneTick = tick;
    }

    public long arrivalTick() {
        return arrivalTick;
    }

    public long startTick() {
        return startTick;
    }

    public long doneTick() {
        return doneTick;
    }
}
