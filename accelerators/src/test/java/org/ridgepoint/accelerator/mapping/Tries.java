package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;

/** Every plan that a rehearsal starts from, and those that differ from the first of them in one layer. */
public final class Tries {
    private Tries() {}

    public static List<NetworkPlan> of(LayerNetwork network, ChipView chip) {
        Alternatives alternatives = new Alternatives(network, chip);
        List<NetworkPlan> plans = new ArrayList<>(alternatives.ofNetwork());
        for (Layer layer : network.layers()) {
            plans.addAll(alternatives.ofLayer(plans.get(0), layer));
        }
        return List.copyOf(plans.stream()
                .collect(Collectors.toMap(NetworkPlan::choice, plan -> plan, (one, same) -> one, LinkedHashMap::new))
                .values());
    }
}
