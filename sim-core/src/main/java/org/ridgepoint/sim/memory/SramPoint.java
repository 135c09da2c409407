package org.ridgepoint.sim.memory;

import java.util.OptionalDouble;

/**
 * One memory whose energy, and perhaps area, somebody published.
 *
 * @param source who
 * @param capacityBytes size
 * @param widthBits bits of one access
 * @param ports ports of the cells, of any kind
 * @param nodeNanometres name of the process node
 * @param readPj energy of a read access in picojoules
 * @param writePj energy of a write access in picojoules
 * @param areaMm2 area in square millimetres
 */
record SramPoint(
        String source,
        long capacityBytes,
        int widthBits,
        int ports,
        double nodeNanometres,
        double readPj,
        OptionalDouble writePj,
        OptionalDouble areaMm2) {
    public SramPoint {
        if (capacityBytes <= 0 || widthBits <= 0 || ports <= 0 || nodeNanometres <= 0) {
            throw new IllegalArgumentException("an SRAM has a capacity, a width, ports and a node, had " + capacityBytes
                    + " bytes, " + widthBits + " bits, " + ports + " ports, " + nodeNanometres + " nm");
        }
    }

    /** The memory in one bank. */
    SramBuild build() {
        return new SramBuild(Math.multiplyExact(capacityBytes, (long) Byte.SIZE), 1, widthBits, ports);
    }
}
