package org.ridgepoint.experiment.compare;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.sweep.Outcome;

/**
 * Chips on workloads, each with each.
 *
 * @param chips as the user named them
 * @param workloads as the user named them
 * @param cells chip by chip, and of each workload by workload
 */
public record Comparison(List<String> chips, List<String> workloads, List<ComparedRun> cells) {
    /** Refuses a table with holes. */
    public Comparison {
        chips = List.copyOf(chips);
        workloads = List.copyOf(workloads);
        cells = List.copyOf(cells);
        if (cells.size() != chips.size() * workloads.size()) {
            throw new IllegalArgumentException("cells must be each chip with each workload, were " + cells.size());
        }
    }

    /**
     * One chip on one workload.
     *
     * @param chip as the user named it
     * @param workload as the user named it
     * @param config all that decided the outcome; empty where it was refused before
     * @param outcome the figures
     */
    public record ComparedRun(String chip, String workload, Optional<ResolvedConfig> config, Outcome outcome) {}

    /** The chips on one workload, in order. */
    public List<ComparedRun> of(String workload) {
        return cells.stream().filter(cell -> cell.workload().equals(workload)).toList();
    }
}
