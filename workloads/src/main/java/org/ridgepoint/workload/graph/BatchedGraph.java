package org.ridgepoint.workload.graph;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A network for a batch, which may also be had for fewer inferences.
 *
 * @param batch inferences at once
 * @param graph the network for all of them
 * @param fewer the network for so many of them, where its source can say
 */
public record BatchedGraph(int batch, Graph graph, Optional<IntFunction<Graph>> fewer) {

    /** A network that can only be had for all of the batch. */
    public static BatchedGraph undivided(int batch, Graph graph) {
        return new BatchedGraph(batch, graph, Optional.empty());
    }

    /** The network for so many inferences. */
    public Optional<Graph> of(int inferences) {
        return inferences == batch ? Optional.of(graph) : fewer.map(builder -> builder.apply(inferences));
    }
}
