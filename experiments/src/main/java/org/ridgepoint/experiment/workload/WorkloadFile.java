package org.ridgepoint.experiment.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * A workload as a user describes it in YAML: a network of the zoo with its parameters, a model's file, or layers.
 *
 * @param description one sentence on what it is (default: none)
 * @param sources where it comes from (default: not said)
 * @param network a name of the zoo; the size of its input may follow, as in {@code resnet50@192}
 * @param model path of an ONNX model or of a topology of SCALE-Sim (.csv), from where this file lies
 * @param input of layers, dimensions without the batch: channels, rows, columns of an image; or tokens, features; or
 *     features
 * @param layers in the order in which they run
 * @param inputSize of a network of the zoo, rows and columns of its image such as 608x1088, or tokens
 *     (default: the size of its publication)
 * @param batch inferences at once, or samples in a training step (default 1)
 * @param precision number format of weights and activations (default: a model's own; else int8, and bf16 to train)
 * @param dims sizes of an ONNX model's open dimensions
 * @param values numbers that inputs of an ONNX model hold, such as limits and sizes; one number fills an input
 * @param unsupportedOnHost whether the host computes an ONNX model's unknown operators (default false: the
 *     model is refused)
 * @param training one training step in place of inference (default: inference)
 */
public record WorkloadFile(
        Optional<String> description,
        Optional<List<String>> sources,
        Optional<String> network,
        Optional<String> model,
        Optional<List<Integer>> input,
        Optional<List<NetworkLayer>> layers,
        Optional<InputSize> inputSize,
        Optional<Integer> batch,
        Optional<String> precision,
        Optional<Map<String, Long>> dims,
        Optional<Map<String, List<Double>>> values,
        Optional<Boolean> unsupportedOnHost,
        Optional<TrainingOptions> training) {
    /** Refuses a workload that is not there, or is there twice, and keys that it has no use for. */
    public WorkloadFile {
        long said =
                Stream.of(network, model, layers).filter(Optional::isPresent).count();
        if (said != 1) {
            throw new IllegalArgumentException(
                    "expected one of network, model and layers, found " + (said == 0 ? "none" : "several"));
        }
        if (layers.isPresent() != input.isPresent()) {
            throw new IllegalArgumentException("input and layers belong together");
        }
        require(network.isPresent() || inputSize.isEmpty(), "inputSize", "has no effect without network; remove it");
        boolean onnx = model.filter(path -> !ModelFile.isTopology(path)).isPresent();
        require(onnx || dims.isEmpty(), "dims", "has no effect without an ONNX model; remove it");
        require(onnx || values.isEmpty(), "values", "has no effect without an ONNX model; remove it");
        require(
                onnx || unsupportedOnHost.isEmpty(),
                "unsupportedOnHost",
                "has no effect without an ONNX model; remove it");
        require(!onnx || batch.isEmpty(), "batch", "has no effect on an ONNX model; bind its dimension under dims");
        require(batch.orElse(1) > 0, "batch", "must be positive, was " + batch.orElse(1));
        layers.ifPresent(list -> new NetworkFile(description.orElse(""), sources, input.orElseThrow(), list));
    }

    /** The layers as a network. */
    Optional<NetworkFile> listed() {
        return layers.map(list -> new NetworkFile(description.orElse(""), sources, input.orElseThrow(), list));
    }

    /** What this file asks for, with whatever a request says in place of it. */
    WorkloadRequest under(WorkloadRequest request) {
        GraphOptions stated =
                new GraphOptions(dims.orElse(Map.of()), unsupportedOnHost.orElse(false), values, training);
        return new WorkloadRequest(
                request.name(),
                request.input().or(this::size),
                request.batch().or(() -> batch),
                request.precision().or(() -> precision),
                request.options().over(stated));
    }

    private Optional<InputSize> size() {
        return network.map(word -> WorkloadInSize.of(word).inputOr(inputSize)).orElse(inputSize);
    }

    private static void require(boolean holds, String key, String otherwise) {
        if (!holds) {
            throw new RefusedKey(key, otherwise);
        }
    }
}
