package org.ridgepoint.accelerator.mapping;

/**
 * How long the parts of the chip are busy with a layer, by closed forms, in array cycles.
 *
 * @param array with what it loses between tiles
 * @param dram or the bus before it
 * @param dramForWeights of this, what stored weights take, which may come before the layer begins
 * @param link between the memories
 * @param ports of local SRAM
 * @param vector the vector unit or the host
 * @param heldUp in which the link is held up while the array reads from local SRAM
 */
public record Busy(
        double array, double dram, double dramForWeights, double link, double ports, double vector, double heldUp) {
    static final double DRAW = 0.05;
    static final Busy NOTHING = new Busy(0, 0, 0, 0, 0, 0);

    /** Where nothing holds the link up. */
    Busy(double array, double dram, double dramForWeights, double link, double ports, double vector) {
        this(array, dram, dramForWeights, link, ports, vector, 0);
    }

    /** What the layer takes by itself, where the parts work side by side. */
    double longest() {
        return Math.max(chip(), dram);
    }

    /** The busiest part of the chip. */
    double chip() {
        return Math.max(Math.max(array, link + heldUp), Math.max(ports, vector));
    }

    /** What it takes where its weights have come beside earlier layers. */
    double longestWithWeightsThere() {
        double tensors = dram - dramForWeights;
        return Math.max(chip(), tensors);
    }

    /** A twentieth of the work on the chip, which settles draws in favour of doing less. */
    double draws() {
        return DRAW * (array + link + ports);
    }
}
