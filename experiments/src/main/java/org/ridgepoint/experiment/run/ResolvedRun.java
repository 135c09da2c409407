package org.ridgepoint.experiment.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;

/**
 * A run that is ready to start.
 *
 * @param config all that decides its result
 * @param graph what it computes
 * @param precision of weights and activations
 * @param fewer what it computes for fewer inferences, where that can be had
 * @param model the file that the graph was read from, where it was: the configuration has its name alone
 * @param plan what the configuration says of its plan, with the place where that was read
 */
public record ResolvedRun(
        ResolvedConfig config,
        Graph graph,
        Precision precision,
        Optional<IntFunction<Graph>> fewer,
        Optional<Path> model,
        Optional<PinnedPlan> plan) {
    /** A run of a graph that is in no file of its own. */
    public ResolvedRun(ResolvedConfig config, Graph graph, Precision precision, Optional<IntFunction<Graph>> fewer) {
        this(config, graph, precision, fewer, Optional.empty(), Optional.empty());
    }

    /** The chip that runs it. */
    public ResolvedChip chip() {
        return new ResolvedChip(config.chip(), config.accelerator(), config.memory(), config.technology());
    }

    /** Packets in which every tensor of the network moves once: what the time of its simulation grows with. */
    public long packets() {
        long bytes = graph.tensors().stream()
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
        return 1 + bytes / config.accelerator().dma().granule().bytes();
    }

    /** What the simulator needs to know beside chip and graph. */
    public RunOptions options() {
        return new RunOptions(config.batch(), precision, fewer, plan, detail());
    }

    /** How much of it is simulated. */
    public Detail detail() {
        return config.detail().map(word -> DetailWord.parse("detail:", word)).orElse(Detail.FULL);
    }

    /** The same run on a chip of another description, planned as usual: a plan that was written is for this one. */
    public ResolvedRun on(AcceleratorSpec accelerator) {
        ResolvedConfig changed = new ResolvedConfig(
                config.chip(),
                config.workload(),
                config.input(),
                config.batch(),
                config.precision(),
                config.seed(),
                config.network(),
                config.model(),
                config.graphOptions(),
                config.notes(),
                Optional.empty(),
                config.detail(),
                accelerator,
                config.memory(),
                config.technology());
        return new ResolvedRun(changed, graph, precision, fewer, model, Optional.empty());
    }
}
