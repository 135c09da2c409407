package org.ridgepoint.accelerator.layer;

import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/** Into how many parts a layer can be cut, such that each has something to do and some bytes of all that is divided. */
public final class MostParts {
    private static final int WINOGRAD_ROWS = 2;

    private MostParts() {}

    public static int of(Layer layer, Cut.By by) {
        if (by == Cut.By.NOTHING || layer.unit() == Layer.Unit.HOST) {
            return 1;
        }
        long units = layer.contraction()
                .map(shape -> units(layer, shape, by))
                .orElseGet(() -> layer.output().rows());
        return (int) Math.max(1, Math.min(Math.min(units, leastBytes(layer, by)), Integer.MAX_VALUE));
    }

    private static long units(Layer layer, Contraction shape, Cut.By by) {
        return by == Cut.By.ROWS ? rowUnits(layer, shape) : Math.max(shape.groups(), shape.filters());
    }

    /** Rows of an image that are worked off one by one; sums that overlap or vanish in the output are not divided. */
    public static long rowUnits(Layer layer, Contraction shape) {
        ProductOutput made = ProductOutput.of(layer);
        boolean eachAnElement = Exact.bytes(made.sums(), made.elementBits()) == made.bytes();
        long rows = Exact.ceilDiv(shape.outputHeight(), rowsOfUnit(layer));
        return eachAnElement ? rows : 1;
    }

    /** Output rows that are worked off together. */
    public static int rowsOfUnit(Layer layer) {
        return layer.winograd() ? WINOGRAD_ROWS : 1;
    }

    /** Of what may be divided with a layer, the bytes of which there are fewest. */
    private static long leastBytes(Layer layer, Cut.By by) {
        boolean dividesStored = by == Cut.By.FILTERS
                && layer.contraction().isPresent()
                && layer.weights().isEmpty();
        long stored = dividesStored ? layer.stored().weightBytes() : Long.MAX_VALUE;
        long made = layer.output().bytes();
        return layer.reads().mapToLong(Operand::bytes).reduce(Math.min(made, stored), Math::min);
    }
}
