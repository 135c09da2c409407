package org.ridgepoint.experiment.trace;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.experiment.trace.RunHistory.Memory;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;
import org.ridgepoint.sim.quantity.Exact;

/**
 * A step of the curve that says how full a memory was: the one curve that every chart of it draws.
 *
 * @param fromSeconds when it begins
 * @param toSeconds when the next one begins, or the run ends
 * @param peakBytes the most that was held in it
 */
public record OccupancyStep(double fromSeconds, double toSeconds, long peakBytes) {
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final int MOST_STEPS = 256;

    /** The steps of a memory's curve, as many as can be told apart; several samples become one where there are more. */
    public static List<OccupancyStep> of(Memory memory, double latencySeconds) {
        List<Sample> samples = memory.samples();
        int each = Exact.ceilDiv(samples.size(), MOST_STEPS);
        List<OccupancyStep> steps = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += each) {
            int next = Math.min(samples.size(), i + each);
            long peakBytes = samples.subList(i, next).stream()
                    .mapToLong(Sample::peakBytes)
                    .max()
                    .orElse(0);
            double to = next < samples.size() ? samples.get(next).tick() * SECONDS_PER_TICK : latencySeconds;
            steps.add(new OccupancyStep(samples.get(i).tick() * SECONDS_PER_TICK, to, peakBytes));
        }
        return List.copyOf(steps);
    }
}
