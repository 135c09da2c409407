package org.ridgepoint.experiment.validate;

import java.util.Optional;
import org.ridgepoint.experiment.run.RunRequest;

/**
 * A row, and the run that answers it.
 *
 * @param row the measurement
 * @param family of its chip
 * @param ask the run and how it is read, where there is one
 * @param why there is none; empty where there is one
 */
record Question(Measurement row, String family, Optional<Ask> ask, String why) {
    /**
     * A run, and how it is read.
     *
     * @param request the run
     * @param metric what is read from it
     * @param board what counts beside it
     * @param batch inferences at once on each core
     */
    record Ask(RunRequest request, Metric metric, Board board, int batch) {}

    static Question unanswerable(Measurement row, String family, String why) {
        return new Question(row, family, Optional.empty(), why);
    }
}
