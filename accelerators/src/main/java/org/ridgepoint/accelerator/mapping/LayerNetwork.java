package org.ridgepoint.accelerator.mapping;

import java.util.List;

/**
 * A network as the machine runs it.
 *
 * @param name of the graph
 * @param layers in order of execution
 * @param tensors activations that have memory of their own, in order of first use
 * @param parameterBytes stored parameters, shared ones once
 */
public record LayerNetwork(String name, List<Layer> layers, List<MappedTensor> tensors, long parameterBytes) {
    public LayerNetwork {
        layers = List.copyOf(layers);
        tensors = List.copyOf(tensors);
    }

    public long macs() {
        return layers.stream().mapToLong(Layer::macs).reduce(0, Math::addExact);
    }
}
