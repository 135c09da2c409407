package org.ridgepoint.experiment.sweep.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.DetailWord;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.TrainingOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.workload.training.Optimiser;

/** What the keys of a sweep mean for a run; each that is not listed here is a key of the chip's file. */
public final class PointKeys {
    public static final String CHIP = "chip";
    public static final String WORKLOAD = "workload";
    public static final String INPUT = "input";
    public static final String BATCH = "batch";
    public static final String PRECISION = "precision";
    public static final String DETAIL = "detail";
    static final String DIMS = "dims.";
    static final String TRAINING = "training";
    static final String OPTIMISER = "training.optimiser";
    static final String MICRO_BATCHES = "training.microBatches";
    static final String SEGMENTS = "training.recomputedSegments";

    private static final String SEED = "seed";
    private static final Set<String> OF_THE_RUN =
            Set.of(CHIP, WORKLOAD, INPUT, BATCH, PRECISION, DETAIL, SEED, TRAINING, OPTIMISER, MICRO_BATCHES, SEGMENTS);

    private PointKeys() {}

    /** The run that the keys' values ask for; paths are from a folder. */
    public static RunRequest request(Map<String, String> values, Path folder) {
        List<String> settings = new ArrayList<>();
        Map<String, Long> dims = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(DIMS)) {
                dims.put(key.substring(DIMS.length()), whole(key, value));
            } else if (!OF_THE_RUN.contains(key)) {
                settings.add(key + "=" + value);
            }
        });
        WorkloadRequest workload = new WorkloadRequest(
                found(required(values, WORKLOAD), folder),
                InputSize.ofOption(values.get(INPUT)),
                number(values, BATCH),
                find(values, PRECISION),
                new GraphOptions(dims, false, Optional.empty(), training(values)));
        long seed = whole(SEED, values.getOrDefault(SEED, "1"));
        Detail detail = find(values, DETAIL)
                .map(word -> DetailWord.parse(DETAIL + ":", word))
                .orElse(Detail.FULL);
        String chip = found(required(values, CHIP), folder);
        return new RunRequest(chip, workload, settings, seed, Optional.empty(), detail);
    }

    private static Optional<TrainingOptions> training(Map<String, String> values) {
        if (values.keySet().stream().noneMatch(key -> key.startsWith(TRAINING))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrainingOptions(
                    find(values, OPTIMISER).map(PointKeys::optimiser),
                    number(values, MICRO_BATCHES),
                    number(values, SEGMENTS)));
        } catch (IllegalArgumentException refusal) {
            throw new UserError(TRAINING + ": " + refusal.getMessage());
        }
    }

    private static Optional<String> find(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key));
    }

    private static Optional<Integer> number(Map<String, String> values, String key) {
        return find(values, key).map(value -> Math.toIntExact(whole(key, value)));
    }

    private static String required(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key))
                .orElseThrow(() -> new UserError("no " + key + "; expected the key " + key + ", or an axis of it"));
    }

    private static String found(String nameOrPath, Path folder) {
        boolean isPath = nameOrPath.matches(".*\\.(ya?ml|onnx)") || nameOrPath.contains("/");
        return isPath ? folder.resolve(nameOrPath).normalize().toString() : nameOrPath;
    }

    private static long whole(String key, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new UserError(key + ": not a whole number: \"" + value + "\"");
        }
        return Long.parseLong(value);
    }

    private static Optimiser optimiser(String name) {
        return Arrays.stream(Optimiser.values())
                .filter(each ->
                        each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UserError(OPTIMISER + ": unknown \"" + name + "\"; expected sgd-momentum or adam"));
    }

    static String name(Optimiser optimiser) {
        return optimiser.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
