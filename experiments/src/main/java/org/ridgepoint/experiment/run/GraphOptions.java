package org.ridgepoint.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.onnx.ImportOptions;
import org.ridgepoint.workload.training.Optimiser;

/**
 * What becomes of a workload's graph before it runs.
 *
 * @param dims sizes of a model file's open dimensions, by name
 * @param unsupportedOnHost the host computes a model file's unknown operators; else the file is refused
 * @param optimiser of a training step; empty for inference
 */
public record GraphOptions(Map<String, Long> dims, boolean unsupportedOnHost, Optional<Optimiser> optimiser) {
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

    /** Inferences that a model file holds at once, as far as a dimension is called so. */
    int batch() {
        return BATCH.stream()
                .filter(dims::containsKey)
                .findFirst()
                .map(name -> Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(1, dims.get(name)))))
                .orElse(1);
    }

    /** The options that ask for this. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        dims.forEach((name, size) -> words.add("--dim=" + name + "=" + size));
        if (unsupportedOnHost) {
            words.add("--unsupported=host");
        }
        optimiser.ifPresent(each -> words.addAll(List.of(
                "--training",
                "--optimiser=" + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))));
        return words;
    }
}
