package org.ridgepoint.accelerator.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.accelerator.layer.Layer;

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

    /** What a layer moves that no array works on. */
    record VectorBytes(double dram, double linkIn, double linkOut) {
        static VectorBytes of(Layer layer, Sources sources) {
            double input = layer.inputBytes();
            double output = layer.output().bytes();
            double stored = layer.stored().bytes();
            double storedReads = (stored - layer.stored().keptBytes())
                    * layer.stored().readers().readShare();
            return new VectorBytes(
                    sources.inputReads() * input + storedReads + (sources.output() == Place.DRAM ? output : 0),
                    (1 - sources.inputInLocal()) * input + stored,
                    sources.output() == Place.LOCAL ? 0 : output);
        }
    }

    /** Of a layer as work of the vector unit or the host. */
    static Busy ofVector(Layer layer, Sources sources, ChipView chip) {
        VectorBytes moved = VectorBytes.of(layer, sources);
        return new Busy(
                0,
                moved.dram() / chip.memoryBytesPerCycle(),
                0,
                Math.max(moved.linkIn(), moved.linkOut()) / chip.linkBytesPerCycle(),
                0,
                (double) layer.vectorOperations() / chip.vectorLanes());
    }

    /** What the layer takes by itself, where the parts work side by side. */
    double longest() {
        return Math.max(chip(), dram);
    }

    /** The part that is busy longest, in the words of reports. */
    public String busiest() {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("array", array);
        parts.put("DRAM", dram);
        parts.put("link", link + heldUp);
        parts.put("local SRAM", ports);
        parts.put("vector unit", vector);
        return parts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
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
