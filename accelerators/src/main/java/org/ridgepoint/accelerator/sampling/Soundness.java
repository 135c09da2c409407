package org.ridgepoint.accelerator.sampling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;

/**
 * Whether a plan can be carried out as it stands: everything that is read has been made before, and what lives on chip at
 * any time fits beside the room that the plan leaves to data on its way.
 */
final class Soundness {
    private final NetworkPlan plan;
    private final List<Layer> layers;

    Soundness(NetworkPlan plan) {
        this.plan = plan;
        this.layers = plan.network().layers();
    }

    boolean holds(long localBytes, long bulkBytes) {
        return everythingIsMade()
                && fits(Place.LOCAL, localBytes, plan.freeLocalBytes())
                && fits(Place.BULK, bulkBytes, plan.freeBulkBytes());
    }

    private boolean everythingIsMade() {
        Map<Integer, Long> rows = new HashMap<>();
        for (Layer layer : layers) {
            for (Operand operand : layer.reads().toList()) {
                MappedTensor read = operand.tensor();
                long made = read.given() ? Long.MAX_VALUE : rows.getOrDefault(read.id(), 0L);
                if (made < read.firstRow() + read.rows()) {
                    return false;
                }
            }
            MappedTensor output = layer.output();
            rows.merge(output.id(), output.firstRow() + output.rows(), Math::max);
        }
        return true;
    }

    private boolean fits(Place place, long capacityBytes, List<Long> freeByLayer) {
        Lifetimes lifetimes = new Lifetimes(plan.network());
        long[] taken = new long[layers.size()];
        for (MappedTensor tensor : plan.network().tensors()) {
            if (plan.place(tensor) == place) {
                for (int layer = lifetimes.born(tensor); layer <= lifetimes.lastUse(tensor); layer++) {
                    taken[layer] += tensor.bytes();
                }
            }
        }
        for (int layer = 0; layer < taken.length; layer++) {
            if (taken[layer] > capacityBytes - freeByLayer.get(layer)) {
                return false;
            }
        }
        return true;
    }
}
