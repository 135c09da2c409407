package org.ridgepoint.sim.memory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Energy and area of an SRAM by capacity, width, ports and node: power laws through published memories.
 *
 * <p>Between 22 and 90 nm area and energy follow the fit. Below 22 nm area shrinks with the published memory cells;
 * energy is refused there, for no such points are known: state it as prices instead. {@link #table} shows every point
 * beside its fit. The points are of fast memories: low-power ones of the same size have been published at a quarter of
 * the energy.
 *
 * <p>Source: see {@link SramPoints}.
 */
public final class SramCost {
    /** The finest node whose energies are published. */
    public static final double SMALLEST_FITTED_NANOMETRES = 22;

    private static final double LARGEST_FITTED_NANOMETRES = 90;
    private static final double UM2_PER_MM2 = 1e6;

    private final PowerLaw readPj = through(SramPoint::readPj);
    private final PowerLaw writePj = through(SramPoint::writePj);
    private final PowerLaw areaMm2 = through(SramPoint::areaMm2);

    /** Picojoules of one read access of {@code widthBits}. */
    public double readPj(long capacityBytes, int widthBits, int ports, double nodeNanometres) {
        requireEnergyNode(nodeNanometres);
        return readPj.at(capacityBytes, widthBits, ports, nodeNanometres);
    }

    /** Picojoules of one write access of {@code widthBits}. */
    public double writePj(long capacityBytes, int widthBits, int ports, double nodeNanometres) {
        requireEnergyNode(nodeNanometres);
        return writePj.at(capacityBytes, widthBits, ports, nodeNanometres);
    }

    /** Square millimetres of a memory. */
    public double areaMm2(long capacityBytes, int widthBits, int ports, double nodeNanometres) {
        requireAreaNode(nodeNanometres);
        double fittedNode = Math.max(nodeNanometres, SMALLEST_FITTED_NANOMETRES);
        double fitted = areaMm2.at(capacityBytes, widthBits, ports, fittedNode);
        return nodeNanometres >= SMALLEST_FITTED_NANOMETRES
                ? fitted
                : fitted * cellUm2(nodeNanometres) / cellUm2(SMALLEST_FITTED_NANOMETRES);
    }

    /** Refuses a node for which no area is known. */
    public static void requireAreaNode(double nodeNanometres) {
        double least = SramPoints.CELL_UM2_BY_NODE.firstKey();
        if (!(nodeNanometres >= least && nodeNanometres <= LARGEST_FITTED_NANOMETRES)) {
            throw outside(nodeNanometres, least);
        }
    }

    /** Square millimetres of all banks of an SRAM, with their check bits; no less than its cells take, where these are known. */
    public double areaMm2(SramOrganisation spec, int cellPorts, double nodeNanometres) {
        long bankBytes = Math.max(1, spec.storedBits() / Byte.SIZE / spec.banks());
        int widthBits = spec.bytesPerBank() * Byte.SIZE + spec.ecc().checkBits();
        double fitted = spec.banks() * areaMm2(bankBytes, widthBits, cellPorts, nodeNanometres);
        boolean cellsAreKnown = nodeNanometres <= SMALLEST_FITTED_NANOMETRES;
        double cells = cellsAreKnown ? spec.storedBits() * cellUm2(nodeNanometres) / UM2_PER_MM2 : 0;
        return Math.max(fitted, cells);
    }

    /** Energy of an access where so many ports reach each cell, as a multiple of that with one: as the fit has it. */
    public double energyOfPorts(int cellPorts) {
        double read = readPj.at(1, 1, cellPorts, 1) / readPj.at(1, 1, 1, 1);
        double write = writePj.at(1, 1, cellPorts, 1) / writePj.at(1, 1, 1, 1);
        return Math.sqrt(read * write);
    }

    /** Every point with what the fit makes of it, as lines of text. */
    public String table() {
        StringBuilder table =
                new StringBuilder("    bytes  bits ports  nm   read pJ    fit  write pJ    fit   area mm2    fit\n");
        for (SramPoint point : SramPoints.CACTI) {
            table.append(String.format(
                    Locale.ROOT,
                    "%9d %5d %5d %3.0f %9.4g %6.2f %9.4g %6.2f %10.4g %6.2f%n",
                    point.capacityBytes(),
                    point.widthBits(),
                    point.ports(),
                    point.nodeNanometres(),
                    point.readPj(),
                    at(readPj, point) / point.readPj(),
                    point.writePj(),
                    at(writePj, point) / point.writePj(),
                    point.areaMm2(),
                    at(areaMm2, point) / point.areaMm2()));
        }
        return table.toString();
    }

    private static double at(PowerLaw law, SramPoint point) {
        return law.at(point.capacityBytes(), point.widthBits(), point.ports(), point.nodeNanometres());
    }

    private static PowerLaw through(ToDoubleFunction<SramPoint> value) {
        List<ToDoubleFunction<SramPoint>> axes =
                List.of(SramPoint::capacityBytes, SramPoint::widthBits, SramPoint::ports, SramPoint::nodeNanometres);
        return PowerLaw.through(SramPoints.CACTI, axes, value);
    }

    /** The published cells, interpolated on logarithmic axes. */
    private static double cellUm2(double nodeNanometres) {
        Map.Entry<Double, Double> below = SramPoints.CELL_UM2_BY_NODE.floorEntry(nodeNanometres);
        Map.Entry<Double, Double> above = SramPoints.CELL_UM2_BY_NODE.ceilingEntry(nodeNanometres);
        if (below == null || above == null) {
            throw outside(nodeNanometres, SramPoints.CELL_UM2_BY_NODE.firstKey());
        }
        if (below.getKey().equals(above.getKey())) {
            return below.getValue();
        }
        double share = Math.log(nodeNanometres / below.getKey()) / Math.log(above.getKey() / below.getKey());
        return below.getValue() * Math.pow(above.getValue() / below.getValue(), share);
    }

    private static void requireEnergyNode(double nodeNanometres) {
        if (nodeNanometres < SMALLEST_FITTED_NANOMETRES || nodeNanometres > LARGEST_FITTED_NANOMETRES) {
            throw outside(nodeNanometres, SMALLEST_FITTED_NANOMETRES);
        }
    }

    private static RefusedKey outside(double nodeNanometres, double least) {
        return new RefusedKey(
                "node",
                "must be " + least + " to " + LARGEST_FITTED_NANOMETRES + " nm, where points are known, was "
                        + nodeNanometres + " nm");
    }
}
