package org.ridgepoint.experiment.workload;

import java.util.List;
import org.ridgepoint.experiment.config.InputFile;

/**
 * A workload and the files that it was read from.
 *
 * @param workload the workload
 * @param inputs none where it needs no file
 */
public record LoadedWorkload(Workload workload, List<InputFile> inputs) {
    /** Copies the list. */
    public LoadedWorkload {
        inputs = List.copyOf(inputs);
    }
}
