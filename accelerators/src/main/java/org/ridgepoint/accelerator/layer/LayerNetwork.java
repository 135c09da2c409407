package org.ridgepoint.accelerator.layer;

import java.util.Collections;
import java.util.List;

/**
 * A network as the machine runs it.
 *
 * @param name of the graph
 * @param layers in order of execution
 * @param tensors activations that have memory of their own, in order of first use
 * @param parameterBytes stored parameters, shared ones once
 * @param times how often each layer runs, each time for another slice of the batch
 */
public record LayerNetwork(
        String name, List<Layer> layers, List<MappedTensor> tensors, long parameterBytes, List<Integer> times) {
    public LayerNetwork {
        layers = List.copyOf(layers);
        tensors = List.copyOf(tensors);
        times = List.copyOf(times);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " must have a layer, had none");
        }
    }

    /** A network whose layers run once. */
    public LayerNetwork(String name, List<Layer> layers, List<MappedTensor> tensors, long parameterBytes) {
        this(name, layers, tensors, parameterBytes, Collections.nCopies(layers.size(), 1));
    }

    public long macs() {
        return layers.stream().mapToLong(Layer::macs).reduce(0, Math::addExact);
    }
}
