package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which stored weights lie in bulk SRAM from inference to inference: those of the first layers, in order of execution, as many
 * bytes as there is room for; of the layer at which it ends, a part.
 */
public final class KeptWeights {
    private final Map<Integer, Long> byParameters = new HashMap<>();
    private long freeBytes;

    private KeptWeights(long roomBytes) {
        this.freeBytes = roomBytes;
    }

    /** The network with weights in so many bytes of bulk SRAM. */
    public static LayerNetwork of(LayerNetwork network, long roomBytes) {
        if (roomBytes == 0) {
            return network;
        }
        KeptWeights room = new KeptWeights(roomBytes);
        List<Layer> layers = new ArrayList<>();
        network.layers().forEach(layer -> layers.add(layer.keeping(room.keptOf(layer))));
        return new LayerNetwork(network.name(), layers, network.tensors(), network.parameterBytes(), network.times());
    }

    /** Layers that share weights share what is kept of them. */
    private long keptOf(Layer layer) {
        return layer.stored().id().isPresent()
                ? byParameters.computeIfAbsent(layer.stored().id().getAsInt(), id -> taken(layer))
                : taken(layer);
    }

    private long taken(Layer layer) {
        long bytes = Math.min(freeBytes, layer.stored().bytes());
        freeBytes -= bytes;
        return bytes;
    }
}
