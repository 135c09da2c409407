package org.ridgepoint.experiment.run;

import java.util.List;
import org.ridgepoint.experiment.config.InputFile;

/**
 * A chip and the files that it was read from.
 *
 * @param chip the chip
 * @param inputs its own file first, then what that extends and refers to
 */
public record LoadedChip(ResolvedChip chip, List<InputFile> inputs) {
    /** Copies the list. */
    public LoadedChip {
        inputs = List.copyOf(inputs);
    }
}
