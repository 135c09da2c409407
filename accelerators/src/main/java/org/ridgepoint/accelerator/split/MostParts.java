package org.ridgepoint.accelerator.split;

import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.workload.work.Contraction;

/** Into how many parts a layer can be cut, such that each has something to do and some bytes of all that is divided. */
final class MostParts {
    private MostParts() {}

    static int of(Layer layer, Cut.By by) {
        if (by == Cut.By.NOTHING || layer.unit() == Layer.Unit.HOST) {
            return 1;
        }
        long units = layer.contraction()
                .map(shape -> units(layer, shape, by))
                .orElseGet(() -> layer.output().rows());
        return (int) Math.max(1, Math.min(Math.min(units, leastBytes(layer, by)), Integer.MAX_VALUE));
    }

    private static long units(Layer layer, Contraction shape, Cut.By by) {
        return by == Cut.By.ROWS ? LayerShare.rowUnits(layer, shape) : Math.max(shape.groups(), shape.filters());
    }

    /** Of what may be divided with a layer, the bytes of which there are fewest. */
    private static long leastBytes(Layer layer, Cut.By by) {
        boolean dividesStored = by == Cut.By.FILTERS
                && layer.contraction().isPresent()
                && layer.weights().isEmpty();
        long stored = dividesStored ? layer.weightBytes() : Long.MAX_VALUE;
        long made = layer.output().bytes();
        return layer.reads().mapToLong(Operand::bytes).reduce(Math.min(made, stored), Math::min);
    }
}
