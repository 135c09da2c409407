package org.ridgepoint.accelerator.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;

/** What a plan calls the layers of a network: by their names, of which a second one of the same gets its place behind it. */
final class LayerNames {
    private LayerNames() {}

    /** The names in the order of layers, each only once. */
    static List<String> of(LayerNetwork network) {
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Layer layer : network.layers()) {
            String name = known.add(layer.name()) ? layer.name() : layer.name() + " (layer " + layer.index() + ")";
            names.add(name);
        }
        return names;
    }
}
