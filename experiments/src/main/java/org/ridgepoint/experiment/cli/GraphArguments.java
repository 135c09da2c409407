package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.GraphOptions;
import org.ridgepoint.workload.training.Optimiser;
import picocli.CommandLine.Option;

/** The options that say what becomes of a workload's graph before it runs. */
final class GraphArguments {
    @Option(
            names = "--dim",
            paramLabel = "NAME=SIZE",
            description = "Bind an open dimension of an ONNX file; repeatable.")
    private List<String> dims = List.of();

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

    GraphOptions options() {
        if (!List.of("refuse", "host").contains(unsupported)) {
            throw new UserError("--unsupported: was \"" + unsupported + "\"; expected refuse or host");
        }
        if (optimiser != null && !training) {
            throw new UserError("--optimiser: is for --training; add it or leave --optimiser out");
        }
        Optional<Optimiser> step = training ? Optional.of(chosen()) : Optional.empty();
        return new GraphOptions(GraphOptions.dims(dims), unsupported.equals("host"), step);
    }

    private Optimiser chosen() {
        return switch (optimiser == null ? "sgd-momentum" : optimiser) {
            case "sgd-momentum", "sgd" -> Optimiser.SGD_MOMENTUM;
            case "adam" -> Optimiser.ADAM;
            default -> throw new UserError("--optimiser: unknown \"" + optimiser + "\"; expected sgd-momentum or adam");
        };
    }
}
