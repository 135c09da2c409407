package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/**
 * What a user asked to run, in the user's words.
 *
 * @param chip a name from the catalogue or a path
 * @param workload the network, its size, and what becomes of it
 * @param settings keys of the chip's file to change, as {@code KEY=VALUE}, in order
 * @param seed of whatever is random
 * @param plan the path of a plan to keep to, where there is one
 * @param detail how much of it is simulated
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record RunRequest(
        String chip, WorkloadRequest workload, List<String> settings, long seed, Optional<String> plan, Detail detail) {
    /** A run of which everything is simulated. */
    public RunRequest(String chip, WorkloadRequest workload, List<String> settings, long seed, Optional<String> plan) {
        this(chip, workload, settings, seed, plan, Detail.FULL);
    }

    /** A run that is planned as usual. */
    public RunRequest(String chip, WorkloadRequest workload, List<String> settings, long seed) {
        this(chip, workload, settings, seed, Optional.empty());
    }

    public RunRequest {
        settings = List.copyOf(settings);
    }

    /** The command that asks for this; files are named without their folders, so that it reads the same everywhere. */
    public List<String> command() {
        List<String> words = new ArrayList<>(List.of("run", baseName(chip), baseName(workload.name())));
        words.addAll(workload.words());
        settings.forEach(setting -> words.add("--set=" + setting));
        plan.ifPresent(path -> words.add("--plan=" + baseName(path)));
        if (detail == Detail.SAMPLED) {
            words.add("--detail=sampled");
        }
        return List.copyOf(words);
    }

    private static String baseName(String nameOrPath) {
        return nameOrPath.substring(nameOrPath.lastIndexOf('/') + 1);
    }
}
