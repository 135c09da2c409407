package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.config.UserError;

/**
 * What a user asked to run, in the user's words.
 *
 * @param chip a name from the catalogue or a path
 * @param workload a name, a path, or one operator in short
 * @param input the size of the network's input; empty for its own standard
 * @param batch inferences at once
 * @param precision the number format of weights and activations
 * @param settings keys of the chip's file to change, as {@code KEY=VALUE}, in order
 * @param graphOptions what becomes of the network before it runs
 * @param seed of whatever is random
 */
public record RunRequest(
        String chip,
        String workload,
        Optional<InputSize> input,
        int batch,
        String precision,
        List<String> settings,
        GraphOptions graphOptions,
        long seed) {
    /** Refuses an empty batch. */
    public RunRequest {
        if (batch <= 0) {
            throw new UserError("--batch: must be positive, was " + batch);
        }
        settings = List.copyOf(settings);
    }

    /** The command that asks for this; files are named without their folders, so that it reads the same everywhere. */
    public List<String> command() {
        List<String> words = new ArrayList<>(List.of("run", baseName(chip), baseName(workload)));
        input.ifPresent(size -> words.add("--input=" + size));
        words.add("--batch=" + batch);
        words.add("--precision=" + precision);
        words.addAll(graphOptions.words());
        settings.forEach(setting -> words.add("--set=" + setting));
        return List.copyOf(words);
    }

    private static String baseName(String nameOrPath) {
        return nameOrPath.substring(nameOrPath.lastIndexOf('/') + 1);
    }
}
