package org.ridgepoint.experiment.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.onnx.ImportOptions;
import org.ridgepoint.workload.onnx.UsualSizes;

/**
 * What becomes of a workload's graph before it runs.
 *
 * @param dims sizes of a model file's open dimensions, by name
 * @param unsupportedOnHost the host computes a model file's unknown operators; else the file is refused
 * @param values numbers that a model file's inputs hold, by name; one number fills an input
 * @param training how it is trained; empty for inference
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record GraphOptions(
        Map<String, Long> dims,
        boolean unsupportedOnHost,
        Optional<Map<String, List<Double>>> values,
        Optional<TrainingOptions> training) {
    private static final String NUMBER = "[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?";
    private static final Pattern FIRST_AXIS = Pattern.compile(".*\\.0");

    /** Inference, nothing bound. */
    public static final GraphOptions NONE = new GraphOptions(Map.of(), false, Optional.empty(), Optional.empty());

    /** Sorts the names. */
    public GraphOptions {
        dims = new TreeMap<>(dims);
        values = values.filter(given -> !given.isEmpty()).map(TreeMap::new);
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

    /** Reads {@code config=100,0.5} and the like; what is not one is the user's error. */
    public static Optional<Map<String, List<Double>>> values(List<String> texts) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            String numbers = text.substring(equals + 1);
            if (equals <= 0 || !numbers.matches(NUMBER + "(," + NUMBER + ")*")) {
                throw new UserError("--value " + text
                        + ": not the value of an input; expected NAME=NUMBERS such as config=100,0.5");
            }
            values.put(
                    text.substring(0, equals),
                    Arrays.stream(numbers.split(",")).map(Double::valueOf).toList());
        }
        return Optional.<Map<String, List<Double>>>of(values).filter(given -> !given.isEmpty());
    }

    ImportOptions forImport(UsualSizes usual) {
        ImportOptions options = ImportOptions.binding(dims).usually(usual).knowing(values.orElse(Map.of()));
        return unsupportedOnHost ? options.unsupportedOnHost() : options;
    }

    /** These options over those that a file states. */
    GraphOptions over(GraphOptions file) {
        Map<String, Long> all = new TreeMap<>(file.dims);
        all.putAll(dims);
        Map<String, List<Double>> numbers = new TreeMap<>(file.values.orElse(Map.of()));
        numbers.putAll(values.orElse(Map.of()));
        return new GraphOptions(
                all, unsupportedOnHost || file.unsupportedOnHost, Optional.of(numbers), training.or(file::training));
    }

    /** With these sizes for a model file's open dimensions. */
    GraphOptions bound(Map<String, Long> sizes) {
        return new GraphOptions(sizes, unsupportedOnHost, values, training);
    }

    /** Whether anything is said that only a model file has a use for. */
    boolean areForModels() {
        return !dims.isEmpty() || unsupportedOnHost || values.isPresent();
    }

    /** Parts that a training step's batch is run in; one at inference. */
    int parts() {
        return training.map(TrainingOptions::parts).orElse(1);
    }

    /** The size of the dimension that counts inferences, where one is called so or is the first of an input. */
    Optional<Long> batch() {
        return dims.entrySet().stream()
                .filter(dim -> UsualSizes.isBatch(dim.getKey())
                        || FIRST_AXIS.matcher(dim.getKey()).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The options that ask for this. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        dims.forEach((name, size) -> words.add("--dim=" + name + "=" + size));
        values.orElse(Map.of())
                .forEach((name, numbers) -> words.add("--value=" + name + "="
                        + numbers.stream().map(String::valueOf).collect(Collectors.joining(","))));
        if (unsupportedOnHost) {
            words.add("--unsupported=host");
        }
        training.ifPresent(each -> words.addAll(each.words()));
        return words;
    }
}
