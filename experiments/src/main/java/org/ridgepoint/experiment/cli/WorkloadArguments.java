package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.TrainingOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.workload.training.Optimiser;
import picocli.CommandLine.Option;

/** The options that say how large a workload is and what becomes of its graph before it runs. */
final class WorkloadArguments {
    @Option(names = "--batch", paramLabel = "N", description = "Inferences, or training samples, at once (default 1).")
    private Integer batch;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description =
                    "Number format, or two, weights first, as in w4a8 or int4/bf16 (default: an ONNX file's own; else int8, and bf16 to train).")
    private String precision;

    @Option(
            names = "--dim",
            paramLabel = "NAME=SIZE",
            description = "Bind an open dimension of an ONNX file; repeatable.")
    private List<String> dims = List.of();

    @Option(
            names = "--value",
            paramLabel = "NAME=N,N",
            description = "Numbers that an ONNX file's input holds, where shapes hang on them; repeatable.")
    private List<String> values = List.of();

    @Option(
            names = "--unsupported",
            paramLabel = "refuse|host",
            defaultValue = "refuse",
            description = "What becomes of an ONNX file's unknown operators (default refuse).")
    private String unsupported;

    @Option(names = "--training", description = "One training step: forward, backward, optimiser.")
    private boolean training;

    @Option(
            names = "--optimiser",
            paramLabel = "O",
            description = "Of a training step: sgd-momentum (default) or adam.")
    private String optimiser;

    @Option(
            names = "--micro-batches",
            paramLabel = "N",
            description = "Of a training step: run its batch in N parts, one after the other.")
    private Integer microBatches;

    @Option(
            names = "--recompute",
            paramLabel = "N",
            description = "Of a training step: keep the inputs of N parts of the network, compute the rest again.")
    private Integer segments;

    /** The workload of that name or path, in a size. */
    WorkloadRequest request(String workload, Optional<InputSize> input) {
        return new WorkloadRequest(
                workload, input, Optional.ofNullable(batch), Optional.ofNullable(precision), options());
    }

    private GraphOptions options() {
        if (!List.of("refuse", "host").contains(unsupported)) {
            throw new UserError("--unsupported: was \"" + unsupported + "\"; expected refuse or host");
        }
        Optional<TrainingOptions> step = training ? Optional.of(step()) : Optional.empty();
        requireTraining("--optimiser", optimiser);
        requireTraining("--micro-batches", microBatches);
        requireTraining("--recompute", segments);
        return new GraphOptions(GraphOptions.dims(dims), unsupported.equals("host"), GraphOptions.values(values), step);
    }

    private void requireTraining(String option, Object value) {
        if (value != null && !training) {
            throw new UserError(option + ": is for --training; add it or leave " + option + " out");
        }
    }

    private TrainingOptions step() {
        requirePositive("--micro-batches", microBatches);
        requirePositive("--recompute", segments);
        return new TrainingOptions(
                Optional.ofNullable(optimiser).map(WorkloadArguments::optimiser),
                Optional.ofNullable(microBatches),
                Optional.ofNullable(segments));
    }

    private static void requirePositive(String option, Integer number) {
        if (number != null && number <= 0) {
            throw new UserError(option + ": must be positive, was " + number);
        }
    }

    private static Optimiser optimiser(String name) {
        return switch (name) {
            case "sgd-momentum", "sgd" -> Optimiser.SGD_MOMENTUM;
            case "adam" -> Optimiser.ADAM;
            default -> throw new UserError("--optimiser: unknown \"" + name + "\"; expected sgd-momentum or adam");
        };
    }
}
