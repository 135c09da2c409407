package org.ridgepoint.experiment.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ridgepoint.experiment.config.Origin;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.op.Precision;

/**
 * The workload that a user asks for, in the user's words; what is empty is as the workload's file says, or as usual. A name
 * with a size behind it, such as {@code yolov3@608}, is a name and a size, wherever it was written.
 *
 * @param name a name, a path, or one operator in short
 * @param input the size of the network's input
 * @param batch inferences at once, or samples in a training step
 * @param precision the number format of weights and activations
 * @param options what becomes of the network before it runs
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record WorkloadRequest(
        String name,
        Optional<InputSize> input,
        Optional<Integer> batch,
        Optional<String> precision,
        GraphOptions options) {
    /** Takes the size off a name that has one; refuses an empty batch and a second size. */
    public WorkloadRequest {
        WorkloadInSize word = WorkloadInSize.of(name);
        name = word.name();
        input = word.inputOr(input);
        batch.filter(size -> size <= 0).ifPresent(size -> {
            throw new UserError("--batch: must be positive, was " + size);
        });
    }

    /** A workload in a size, everything else as usual. */
    public static WorkloadRequest of(String name, Optional<InputSize> input, int batch) {
        return new WorkloadRequest(name, input, Optional.of(batch), Optional.empty(), GraphOptions.NONE);
    }

    /** The number format of a name. */
    public static Precision precision(String name) {
        return Precision.find(name)
                .orElseThrow(() -> Origin.Asked.PRECISION.error(
                        "",
                        "unknown precision \"" + name + "\"; expected int1 to int32, two as in w4a8 or int4/bf16, "
                                + String.join(", ", Precision.names())));
    }

    /** The part of the batch that runs at once: all of it, unless a training step cuts it. */
    int part() {
        int all = batch.orElse(1);
        int parts = options.parts();
        if (all % parts != 0) {
            throw new UserError("--micro-batches: a batch of " + all + " cannot be cut into " + parts + " equal parts");
        }
        return all / parts;
    }

    /** With these sizes for a model file's open dimensions. */
    WorkloadRequest bound(Map<String, Long> dims) {
        return dims.isEmpty() ? this : new WorkloadRequest(name, input, batch, precision, options.bound(dims));
    }

    /** For a model file whose open dimensions are all bound by name. */
    WorkloadRequest sizedByDims() {
        return new WorkloadRequest(name, Optional.empty(), Optional.empty(), precision, options);
    }

    /** The options that ask for this. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        input.ifPresent(size -> words.add("--input=" + size));
        batch.ifPresent(size -> words.add("--batch=" + size));
        precision.ifPresent(format -> words.add("--precision=" + format));
        words.addAll(options.words());
        return words;
    }
}
