package org.ridgepoint.sim.memory;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one macro of an SRAM takes, by capacity, width, ports and node, and how memories of many macros spread: laws through
 * the published memories of {@link SramPoints}.
 *
 * <p>Laws pass through memories of at most {@link #LARGEST_MACRO_BYTES}; what larger ones take is left to the wires of
 * {@link SramCost}, against which they stand as points that were kept back.
 */
final class SramLaws {
    /** Larger banks are put together from macros: compilers of memories end about here. */
    static final double LARGEST_MACRO_BYTES = 131_072;

    private static final double FINEST_FITTED_NANOMETRES = 22;
    private static final double UM2_PER_MM2 = 1e6;
    private static final double MEBIBYTE = 1 << 20;
    private static final int USUAL_WIDTH_BITS = 64;

    private static final List<SramPoint> MACROS = SramPoints.ALL.stream()
            .filter(point -> point.capacityBytes() <= LARGEST_MACRO_BYTES)
            .toList();
    private static final PowerLaw READ_PJ = through(MACROS, SramPoint::readPj);
    private static final PowerLaw AREA_MM2 = through(
            MACROS.stream().filter(point -> point.areaMm2().isPresent()).toList(),
            point -> point.areaMm2().getAsDouble());
    private static final double WRITES_OVER_READS = meanWritesOverReads();
    private static final double SPREAD = spread();

    private SramLaws() {}

    /** Picojoules of a read. */
    static double readPj(double bytes, int widthBits, int ports, double nodeNanometres) {
        return READ_PJ.at(bytes, widthBits, ports, nodeNanometres);
    }

    /** What a write takes of a macro, as a multiple of a read: the mean of the published macros. */
    private static double meanWritesOverReads() {
        return Math.exp(MACROS.stream()
                .filter(point -> point.writePj().isPresent())
                .mapToDouble(point -> Math.log(point.writePj().getAsDouble() / point.readPj()))
                .average()
                .orElseThrow());
    }

    /** Picojoules of a write. */
    static double writePj(double bytes, int widthBits, int ports, double nodeNanometres) {
        return WRITES_OVER_READS * readPj(bytes, widthBits, ports, nodeNanometres);
    }

    /** Square millimetres, never less than the cells; at nodes finer than the points' they shrink as the cells do. */
    static double areaMm2(double bytes, int widthBits, int ports, double nodeNanometres) {
        double fittedNode = Math.max(nodeNanometres, FINEST_FITTED_NANOMETRES);
        double shrunk = SramPoints.CELL_UM2.at(nodeNanometres) / SramPoints.CELL_UM2.at(fittedNode);
        double fitted = AREA_MM2.at(bytes, widthBits, ports, fittedNode) * shrunk;
        double cells = bytes * Byte.SIZE * SramPoints.CELL_UM2.at(nodeNanometres) / UM2_PER_MM2;
        return Math.max(fitted, cells);
    }

    /** How many times its macros' area a memory of so many takes: wiring, redundancy and gaps grow with their number. */
    static double spread(double macros) {
        return Math.pow(macros, SPREAD);
    }

    /** The exponent with which published memories have outgrown their macros, on average. */
    private static double spread() {
        return SramPoints.ON_DIES.stream()
                .mapToDouble(memory -> {
                    double macros = memory.mebibytes() * MEBIBYTE / LARGEST_MACRO_BYTES;
                    double compact =
                            macros * areaMm2(LARGEST_MACRO_BYTES, USUAL_WIDTH_BITS, 1, memory.nodeNanometres());
                    return Math.log(memory.areaMm2() / compact) / Math.log(macros);
                })
                .average()
                .orElseThrow();
    }

    private static PowerLaw through(List<SramPoint> points, ToDoubleFunction<SramPoint> value) {
        List<ToDoubleFunction<SramPoint>> axes =
                List.of(SramPoint::capacityBytes, SramPoint::widthBits, SramPoint::ports, SramPoint::nodeNanometres);
        return PowerLaw.through(points, axes, value);
    }
}
