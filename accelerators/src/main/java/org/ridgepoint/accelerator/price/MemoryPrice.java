package org.ridgepoint.accelerator.price;

import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;

/**
 * Memories that are alike, and what they cost.
 *
 * @param count of them
 * @param build of each
 * @param dataBits of a word, its check bits left out
 * @param cost of SRAM in the chip's technology
 * @param wayMm of wires from the one that is reached to the edge
 */
public record MemoryPrice(long count, SramBuild build, double dataBits, SramCost cost, double wayMm) {

    /** So many memories, each with its part of what a file describes as one. */
    static MemoryPrice of(SramSpec sram, long memories, int parts, SramCost cost) {
        SramBuild whole = sram.build().costed(sram.cellPorts().orElse(1));
        int banks = Math.max(1, whole.banks() / parts);
        long bits = Math.max((long) banks * whole.widthBits(), whole.bits() / parts);
        SramBuild part = new SramBuild(bits, banks, whole.widthBits(), whole.cellPorts());
        double dataBits = whole.widthBits() / sram.bitsPerDataBit();
        return new MemoryPrice(memories * parts, part, dataBits, cost, cost.wayMm(part));
    }

    /** To read one bit of data. */
    public double readPjPerBit() {
        return cost.readPj(build, wayMm) / dataBits;
    }

    /** To write one bit of data. */
    public double writePjPerBit() {
        return cost.writePj(build, wayMm) / dataBits;
    }

    /** To read a whole word. */
    public double readPj() {
        return cost.readPj(build, wayMm);
    }

    /** To write a whole word. */
    public double writePj() {
        return cost.writePj(build, wayMm);
    }

    /** Of all of them. */
    public double areaMm2() {
        return count * cost.areaMm2(build);
    }
}
