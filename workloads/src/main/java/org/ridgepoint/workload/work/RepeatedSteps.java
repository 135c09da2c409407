package org.ridgepoint.workload.work;

import java.util.List;

/**
 * Steps that run one after the other, the whole several times over; each round needs the round before, and all rounds
 * use the same weights.
 *
 * @param steps in order
 * @param repeats how often they run
 */
public record RepeatedSteps(List<Lowering> steps, long repeats) implements Lowering {
    public RepeatedSteps {
        steps = List.copyOf(steps);
        if (repeats <= 0) {
            throw new IllegalArgumentException("repeats must be positive, was " + repeats);
        }
    }

    /** Steps that run once. */
    public static RepeatedSteps of(Lowering... steps) {
        return new RepeatedSteps(List.of(steps), 1);
    }

    @Override
    public long macs() {
        return Math.multiplyExact(
                repeats, steps.stream().mapToLong(Lowering::macs).sum());
    }

    @Override
    public long vectorOperations() {
        return Math.multiplyExact(
                repeats, steps.stream().mapToLong(Lowering::vectorOperations).sum());
    }
}
