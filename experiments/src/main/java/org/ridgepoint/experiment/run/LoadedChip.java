package org.ridgepoint.experiment.run;

import java.util.List;
import org.ridgepoint.experiment.config.InputFile;

/**
 * A chip and the files that it was read from.
 *
 * @param chip the chip
 * @param inputs its own file first, then what that extends and refers to
 * @param notes what was not taken over from where, for the report
 */
public record LoadedChip(ResolvedChip chip, List<InputFile> inputs, List<String> notes) {
    /** Copies the lists. */
    public LoadedChip {
        notes = List.copyOf(notes);
        inputs = List.copyOf(inputs);
    }
}
