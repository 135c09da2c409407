package org.ridgepoint.accelerator.machine;

import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.accelerator.mapping.Layer;
import org.ridgepoint.accelerator.mapping.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;

/** Where weights and tensors lie in DRAM: one after the other in order of use, each at a page of its own. */
final class DramLayout {
    private static final long PAGE_BYTES = 4096;

    private final Map<Integer, Long> weights = new HashMap<>();
    private final Map<Integer, Long> tensors = new HashMap<>();
    private final Map<Integer, Long> privateWeights = new HashMap<>();
    private long end;

    DramLayout(NetworkPlan plan) {
        for (Layer layer : plan.network().layers()) {
            long bytes = layer.weightBytes() + layer.biasBytes();
            if (layer.parametersId() < 0) {
                privateWeights.put(layer.index(), take(bytes));
            } else if (!weights.containsKey(layer.parametersId())) {
                weights.put(layer.parametersId(), take(bytes));
            }
        }
        for (MappedTensor tensor : plan.network().tensors()) {
            tensors.put(tensor.id(), plan.place(tensor) == Place.DRAM ? take(tensor.bytes()) : 0L);
        }
    }

    long weightAddress(Layer layer) {
        return layer.parametersId() < 0 ? privateWeights.get(layer.index()) : weights.get(layer.parametersId());
    }

    long tensorAddress(MappedTensor tensor) {
        return tensors.get(tensor.id());
    }

    /** Bytes from the first address to the last. */
    long sizeBytes() {
        return end;
    }

    private long take(long bytes) {
        long address = end;
        end = Math.addExact(end, (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES);
        return address;
    }
}
