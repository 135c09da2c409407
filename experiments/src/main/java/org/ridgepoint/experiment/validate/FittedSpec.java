package org.ridgepoint.experiment.validate;

import java.util.List;

/**
 * A value that was chosen so that rows come out.
 *
 * @param what it is, and the value
 * @param rows names of the rows that it was fitted on
 */
public record FittedSpec(String what, List<String> rows) {
    /** Copies the list. */
    public FittedSpec {
        rows = List.copyOf(rows);
    }
}
