package org.ridgepoint.experiment.workload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.training.TrainingStep;

/**
 * What is to be computed, in the size that was asked for.
 *
 * @param name as reports name it
 * @param input the size of its input, where it has one to choose
 * @param network the layers, where a file lists them
 * @param model the model's file, where it is in one
 * @param request what was asked for, completed by the workload's file
 * @param content the network as its source has it, for one part of a training step's batch
 */
public record Workload(
        String name,
        Optional<InputSize> input,
        Optional<NetworkFile> network,
        Optional<Path> model,
        WorkloadRequest request,
        Content content) {
    /**
     * What a source says.
     *
     * @param graph the network as it stands there, batch normalisations not merged
     * @param batch inferences in it
     * @param precision the format that it computes in, where it says one
     * @param notes what was decided or left out while it was read
     * @param dims every size of an open dimension that it was read with, by name
     * @param fewer the same for fewer inferences, where the source can say
     */
    record Content(
            Graph graph,
            int batch,
            Optional<Precision> precision,
            List<String> notes,
            Map<String, Long> dims,
            Optional<IntFunction<Graph>> fewer) {}

    /** Inferences at once, or samples in a training step. */
    public int batch() {
        return Math.multiplyExact(content.batch(), request.options().parts());
    }

    /** The format that the user or the source names; else the usual one, 8-bit integers, and to train 16-bit reals. */
    public Precision wanted() {
        Precision usual = request.options().training().isPresent() ? Precision.BF16 : Precision.INT8;
        return asked().or(content::precision).orElse(usual);
    }

    /** The format that the user names; no other will do. */
    public Optional<Precision> asked() {
        return request.precision().map(WorkloadRequest::precision);
    }

    /** What was decided or left out while the source was read. */
    public List<String> notes() {
        return content.notes();
    }

    /** The network for a part of the batch, where there is one: a training step sums over its batch. */
    public Optional<IntFunction<Graph>> fewer() {
        return request.options().training().isPresent() ? Optional.empty() : content.fewer();
    }

    /** The graph to run at a precision: the training step, or the network with batch normalisations merged. */
    public Graph graph(Precision precision) {
        try {
            return request.options()
                    .training()
                    .map(training -> TrainingStep.of(content.graph(), training.plan(precision)))
                    .orElseGet(() -> BatchNormMerging.merge(content.graph()));
        } catch (IllegalArgumentException | ArithmeticException refusal) {
            throw new UserError(name + ": " + refusal.getMessage());
        }
    }
}
