package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.split.ChipPlan;

/** What multiplies in a run: the arrays, or the vector units in their place. */
final class Products {
    private final Chip chip;
    private final ChipPlan chipPlan;
    private final NetworkPlan plan;
    private final long[] vectorMacs;

    Products(Chip chip, ChipPlan chipPlan) {
        this.chip = chip;
        this.chipPlan = chipPlan;
        this.plan = chipPlan.run().perSlice();
        this.vectorMacs = chipPlan.vectorMacs();
    }

    /** Whether the vector unit does a layer's products, that of the first core where several share it. */
    boolean areOnVector(Layer layer) {
        return plan.isProductOnVector(layer);
    }

    /** Multiply-accumulates of a layer that the vector units do. */
    long vectorMacs(Layer layer) {
        return vectorMacs[layer.index()];
    }

    /** Cycles that what multiplies takes by itself on the core that has most to do, its operands always there. */
    long cycles(Layer layer) {
        Layer first = chipPlan.firstCore().layers().get(layer.index());
        if (areOnVector(layer)) {
            return first.onVector().vectorOperations() / chip.view().vectorLanes();
        }
        Optional<LayerPlan> onArray = plan.plans().get(layer.index());
        return chip.arrayCycles(
                first, onArray.map(LayerPlan::tiling).map(Tiling::winograd).orElse(false));
    }

    /** Of the array and the vector unit, which work side by side, the one that takes longer for all its products. */
    long cycles(List<LayerResult> layers) {
        return cycles(layer -> layers.get(layer.index()).arrayCycles());
    }

    /** The same of what each layer takes by itself. */
    long cycles(ToLongFunction<Layer> ofLayer) {
        long onArray = 0;
        long onVector = 0;
        for (Layer layer : plan.network().layers()) {
            long cycles = ofLayer.applyAsLong(layer);
            onArray += areOnVector(layer) ? 0 : cycles;
            onVector += areOnVector(layer) ? cycles : 0;
        }
        return Math.max(onArray, onVector);
    }

    /** Operations of the layers that are the arrays' alone. */
    double arrayOperations(List<LayerResult> layers) {
        return plan.network().layers().stream()
                .filter(layer -> vectorMacs(layer) == 0)
                .mapToDouble(layer -> layers.get(layer.index()).operations())
                .sum();
    }
}
