package org.ridgepoint.experiment.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.sim.account.StallCause;

/**
 * Something of which a chip may have twice.
 *
 * @param name in words
 * @param keys of the chip's file that are doubled; a chip without the first cannot have it, others go along where they are
 * @param parts names of purchases that it is made of; none where it is one thing
 * @param remedied the causes that lie with what is bought, by which a run is bound where it helps most; none of a clock
 * @param relief the share of the time under each cause that it may save at most, as far as the plan stays the same
 */
public record Purchase(
        String name, List<String> keys, List<String> parts, List<StallCause> remedied, Map<StallCause, Double> relief) {
    /** Copies the collections. */
    public Purchase {
        keys = List.copyOf(keys);
        parts = List.copyOf(parts);
        remedied = List.copyOf(remedied);
        relief = Map.copyOf(relief);
    }

    /** Whether it is a faster clock, which helps nearly every run. */
    boolean isClock() {
        return keys.contains("array.clock");
    }

    /** Of the causes that lie with it the one that took the most of a run's time. */
    StallCause cause(RunResult base) {
        Map<String, Double> shares = base.cycleShare();
        return remedied.stream()
                .max(Comparator.comparingDouble((StallCause cause) -> shares.getOrDefault(cause.key(), 0.0))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The share of a run's time that it may save, as its causes tell: what decides the order of trials, and is never promised. */
    double hope(RunResult base) {
        Map<String, Double> shares = base.cycleShare();
        return relief.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(each ->
                        each.getValue() * shares.getOrDefault(each.getKey().key(), 0.0))
                .sum();
    }
}
