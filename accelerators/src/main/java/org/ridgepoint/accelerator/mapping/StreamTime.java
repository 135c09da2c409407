package org.ridgepoint.accelerator.mapping;

/**
 * What layers take one after the other, about, in array cycles: weights come beside earlier layers, so that they cost time
 * only where DRAM is busy all along; tensors come and go beside the layer itself.
 */
final class StreamTime {
    private double layers;
    private double dram;
    private double draws;

    /** Adds a layer that runs so many times. */
    void add(Busy busy, int times) {
        layers += times * busy.longestWithWeightsThere();
        dram += times * busy.dram();
        draws += times * busy.draws();
    }

    double cycles() {
        return Math.max(layers, dram) + draws;
    }

    /** Of DRAM alone. */
    double dramCycles() {
        return dram;
    }
}
