package org.ridgepoint.experiment.run;

import java.util.Optional;
import org.ridgepoint.workload.graph.Graph;

/**
 * What is to be computed, in the size that was asked for.
 *
 * @param name as reports name it
 * @param input the size of its input, where it has one to choose
 * @param network the file that describes it, where one does
 * @param model the file that it is in, where it is a model's
 * @param graph batch normalisations folded
 */
public record Workload(
        String name,
        Optional<InputSize> input,
        Optional<NetworkFile> network,
        Optional<ModelFile> model,
        Graph graph) {}
