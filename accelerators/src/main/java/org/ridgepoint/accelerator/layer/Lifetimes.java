package org.ridgepoint.accelerator.layer;

import java.util.HashMap;
import java.util.Map;

/**
 * From which layer to which layer each tensor is needed, and how often it is read. A tensor that a repeated layer fills
 * slice by slice is needed while any of the layers before it runs again.
 */
public final class Lifetimes {
    private final Map<Integer, Integer> born = new HashMap<>();
    private final Map<Integer, Integer> lastUse = new HashMap<>();
    private final Map<Integer, Integer> reads = new HashMap<>();

    public Lifetimes(LayerNetwork network) {
        Map<Integer, Long> bytes = new HashMap<>();
        network.tensors().forEach(tensor -> bytes.put(tensor.id(), tensor.bytes()));
        for (Layer layer : network.layers()) {
            MappedTensor output = layer.output();
            boolean filledSlice = network.times().get(layer.index()) > 1 && output.bytes() < bytes.get(output.id());
            born.putIfAbsent(output.id(), filledSlice ? 0 : layer.index());
            lastUse.merge(layer.output().id(), layer.index(), Math::max);
            layer.reads().map(Operand::tensor).distinct().forEach(tensor -> {
                born.putIfAbsent(tensor.id(), 0);
                lastUse.merge(tensor.id(), layer.index(), Math::max);
                reads.merge(tensor.id(), 1, Integer::sum);
            });
        }
    }

    /** The layer that makes a tensor; 0 for what is given. */
    public int born(MappedTensor tensor) {
        return born.getOrDefault(tensor.id(), 0);
    }

    /** The last layer that makes or reads a tensor. */
    public int lastUse(MappedTensor tensor) {
        return lastUse.getOrDefault(tensor.id(), born(tensor));
    }

    /** Layers that read a tensor. */
    public int reads(MappedTensor tensor) {
        return reads.getOrDefault(tensor.id(), 0);
    }
}
