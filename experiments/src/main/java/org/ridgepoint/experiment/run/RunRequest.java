package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/**
 * What a user asked to run, in the user's words.
 *
 * @param chip a name from the catalogue or a path
 * @param workload the network, its size, and what becomes of it
 * @param settings keys of the chip's file to change, as {@code KEY=VALUE}, in order
 * @param seed of whatever is random
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record RunRequest(String chip, WorkloadRequest workload, List<String> settings, long seed) {
    public RunRequest {
        settings = List.copyOf(settings);
    }

    /** The command that asks for this; files are named without their folders, so that it reads the same everywhere. */
    public List<String> command() {
        List<String> words = new ArrayList<>(List.of("run", baseName(chip), baseName(workload.name())));
        words.addAll(workload.words());
        settings.forEach(setting -> words.add("--set=" + setting));
        return List.copyOf(words);
    }

    private static String baseName(String nameOrPath) {
        return nameOrPath.substring(nameOrPath.lastIndexOf('/') + 1);
    }
}
