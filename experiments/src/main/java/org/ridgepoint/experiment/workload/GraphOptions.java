package org.ridgepoint.experiment.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.onnx.ImportOptions;

/**
 * What becomes of a workload's graph before it runs.
 *
 * @param dims sizes of a model file's open dimensions, by name
 * @param unsupportedOnHost the host computes a model file's unknown operators; else the file is refused
 * @param training how it is trained; empty for inference
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record GraphOptions(Map<String, Long> dims, boolean unsupportedOnHost, Optional<TrainingOptions> training) {
    private static final List<String> BATCH = List.of("batch", "batch_size", "N");

    /** Inference, nothing bound. */
    public static final GraphOptions NONE = new GraphOptions(Map.of(), false, Optional.empty());

    /** Sorts the names. */
    public GraphOptions {
        dims = new TreeMap<>(dims);
    }

    /** Reads {@code batch=1} and the like; what is not one is the user's error. */
    public static Map<String, Long> dims(List<String> texts) {
        Map<String, Long> dims = new TreeMap<>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            String size = text.substring(equals + 1);
            if (equals <= 0 || !size.matches("[0-9]{1,12}")) {
                throw new UserError(
                        "--dim " + text + ": not a dimension; expected NAME=SIZE such as batch=1 or seq=128");
            }
            dims.put(text.substring(0, equals), Long.parseLong(size));
        }
        return dims;
    }

    ImportOptions forImport() {
        ImportOptions options = ImportOptions.binding(dims);
        return unsupportedOnHost ? options.unsupportedOnHost() : options;
    }

    /** These options over those that a file states. */
    GraphOptions over(GraphOptions file) {
        Map<String, Long> all = new TreeMap<>(file.dims);
        all.putAll(dims);
        return new GraphOptions(all, unsupportedOnHost || file.unsupportedOnHost, training.or(file::training));
    }

    /** Parts that a training step's batch is run in; one at inference. */
    int parts() {
        return training.map(TrainingOptions::parts).orElse(1);
    }

    /** The size of the dimension that is called batch, where one is. */
    Optional<Long> batch() {
        return BATCH.stream().filter(dims::containsKey).findFirst().map(dims::get);
    }

    /** The options that ask for this. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        dims.forEach((name, size) -> words.add("--dim=" + name + "=" + size));
        if (unsupportedOnHost) {
            words.add("--unsupported=host");
        }
        training.ifPresent(each -> words.addAll(each.words()));
        return words;
    }
}
