package org.ridgepoint.accelerator.fuzz;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/**
 * One machine, made and run.
 *
 * @param end how it ended
 * @param reason why it did not run, or what is wrong
 */
record Trial(End end, Optional<Finding> reason) {
    private static final double ROUNDING = 1e-9;

    /** How a machine may end. */
    enum End {
        /** It ran, and all that must hold held. */
        RAN,
        /** A record of the chip or an operator of the network refused its values. */
        REFUSED_AT_THE_DOOR,
        /** A memory was too small, and the machine ran with just as much of it as the refusal said would do. */
        RAN_WITH_THE_LEAST_MEMORY,
        /** The network only looks at its inputs in other ways. */
        NOTHING_TO_RUN,
        FAILED
    }

    static Trial of(Draws draws, long seed) {
        RandomMachine machine;
        try {
            machine = RandomMachine.of(draws);
        } catch (IllegalArgumentException refused) {
            return new Trial(End.REFUSED_AT_THE_DOOR, Optional.of(Finding.of(refused)));
        }
        return of(machine, seed);
    }

    private static Trial of(RandomMachine machine, long seed) {
        try {
            return of(machine, seed, Set.of());
        } catch (NothingToRun views) {
            return new Trial(End.NOTHING_TO_RUN, Optional.empty());
        } catch (RuntimeException | StackOverflowError thrown) {
            return new Trial(End.FAILED, Optional.of(Finding.of(thrown)));
        }
    }

    /** What is wrong, where it failed. */
    Optional<Finding> finding() {
        return reason.filter(why -> end == End.FAILED);
    }

    /** Runs a machine, or, where a memory is too small for it, one with just as much as is said to do. */
    private static Trial of(RandomMachine machine, long seed, Set<String> raised) {
        try {
            RunResult result = machine.run();
            Optional<Finding> finding = wrong(result).or(() -> differs(machine, result, seed));
            End end = raised.isEmpty() ? End.RAN : End.RAN_WITH_THE_LEAST_MEMORY;
            return new Trial(finding.isPresent() ? End.FAILED : end, finding);
        } catch (CapacityTooSmall small) {
            if (raised.contains(small.key())) {
                Finding broken = new Finding("what would do does not do", small.getMessage());
                return new Trial(End.FAILED, Optional.of(broken));
            }
            Set<String> more = new HashSet<>(raised);
            more.add(small.key());
            return of(machine.with(small), seed, more);
        }
    }

    private static Optional<Finding> differs(RandomMachine machine, RunResult result, long seed) {
        boolean same = machine.runShuffled(seed).equals(result);
        return same ? Optional.empty() : Optional.of(new Finding("another result with shuffled ties", "seed " + seed));
    }

    /** What must hold beside what every run checks by itself. */
    static Optional<Finding> wrong(RunResult result) {
        long layers = 0;
        for (LayerResult layer : result.layers()) {
            layers += layer.elapsedCycles();
            if (sum(layer.cyclesByCause()) != layer.elapsedCycles()) {
                return finding("causes of a layer do not sum to its cycles", layer.name());
            }
        }
        long cycles = result.cycles();
        if (Math.abs(sum(result.cyclesByCause()) - cycles) > 1) {
            return finding("causes do not sum to the cycles", sum(result.cyclesByCause()) + " of " + cycles);
        }
        if (Math.abs(layers - cycles) > result.layers().size()) {
            return finding("layers do not sum to the cycles", layers + " of " + cycles);
        }
        if (result.utilization() > 1 + ROUNDING || result.dramBusyShare() > 1 + ROUNDING) {
            return finding("busier than busy", result.utilization() + ", DRAM " + result.dramBusyShare());
        }
        for (Map.Entry<String, Double> energy : result.energyJoules().entrySet()) {
            if (!(energy.getValue() >= 0) || energy.getValue().isInfinite()) {
                return finding("energy below nothing or without end", energy.toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> finding(String kind, String what) {
        return Optional.of(new Finding(kind, what));
    }

    private static long sum(Map<String, Long> cycles) {
        return cycles.values().stream().mapToLong(Long::longValue).sum();
    }
}
