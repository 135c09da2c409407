package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/** What the layers of a plan are to a simulation: packets and tiles, which its events grow with. */
final class PlannedWork {
    private final long[] upTo;

    /** The work of a plan whose packets have at most so many bytes. */
    PlannedWork(NetworkPlan plan, long granuleBytes) {
        List<Layer> layers = plan.network().layers();
        upTo = new long[layers.size() + 1];
        for (int i = 0; i < layers.size(); i++) {
            upTo[i + 1] = upTo[i] + 1 + work(layers.get(i), plan.plans().get(i), granuleBytes);
        }
    }

    /** Of so many layers, the first ones. */
    long of(int layers) {
        return upTo[layers];
    }

    /** Of all layers. */
    long all() {
        return upTo[upTo.length - 1];
    }

    private static long work(Layer layer, Optional<LayerPlan> plan, long granuleBytes) {
        return plan.map(product -> product.tiling().tiles()
                        + (product.cost().dramBytes() + product.cost().linkBytes()) / granuleBytes)
                .orElseGet(() -> elementBytes(layer) / granuleBytes);
    }

    /** What a layer reads and makes where no array works on it. */
    static long elementBytes(Layer layer) {
        return layer.reads().mapToLong(Operand::bytes).sum() + layer.output().bytes();
    }
}
