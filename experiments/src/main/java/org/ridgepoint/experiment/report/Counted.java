package org.ridgepoint.experiment.report;

import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/**
 * What a run does so many of a second: inferences, of which each makes a token where a text is decoded, or in a training
 * step samples.
 *
 * @param one of them, in words
 * @param many of them, in words
 */
record Counted(String one, String many) {
    private static final int LEAST_CACHE_RANK = 3;

    static Counted of(ResolvedRun run) {
        if (isTraining(run.config())) {
            return new Counted("sample", "samples");
        }
        boolean decodes = run.config().model().isPresent() ? decodes(run.graph()) : decodes(run.config());
        return decodes ? new Counted("token", "tokens") : new Counted("inference", "inferences");
    }

    private static boolean decodes(ResolvedConfig config) {
        return config.network().isEmpty()
                && ModelZoo.standard()
                        .find(config.workload())
                        .filter(ZooEntry::decodes)
                        .isPresent();
    }

    /** Whether a model looks up the row of one new token a text, beside keys and values of those before that are given. */
    private static boolean decodes(Graph graph) {
        boolean oneToken = graph.nodes().stream()
                .filter(node -> node.operator() instanceof Embedding)
                .map(Node::input)
                .filter(ids -> ids.kind() == TensorKind.INPUT)
                .map(Tensor::shape)
                .anyMatch(ids -> ids.rank() == 2 && ids.dimension(1) == 1);
        return oneToken
                && graph.inputs().stream().anyMatch(input -> input.shape().rank() >= LEAST_CACHE_RANK);
    }

    static boolean isTraining(ResolvedConfig config) {
        return config.graphOptions().flatMap(options -> options.training()).isPresent();
    }

    /** The unit of a rate. */
    String perSecond() {
        return many + "/s";
    }
}
