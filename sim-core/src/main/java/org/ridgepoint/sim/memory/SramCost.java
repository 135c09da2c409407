package org.ridgepoint.sim.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Energy and area of SRAMs at one process node: whoever asks, the same model.
 *
 * <p>A bank is one macro, or several where it is larger than macros are made; macros follow laws through published
 * memories ({@link SramLaws}). An access is one macro and wires from there to the edge of the memory. On average these
 * go three quarters of the way along its side: half of it inwards, a quarter aside. A memory of many macros takes more
 * area than they do, as published ones did, and never less than their cells. {@link #table} shows every point beside the
 * model.
 *
 * <p>Not modelled: kinds of transistors; low-power memories have been published at a third of the energy. Address wires.
 *
 * @param nodeNanometres name of the process node
 * @param wirePjPerBitMillimetre to drive one bit over one millimetre
 */
public record SramCost(double nodeNanometres, double wirePjPerBitMillimetre) {
    private static final double LARGEST_NANOMETRES = 90;
    private static final double WAY_OVER_SIDE = 0.75;

    public SramCost {
        double least = SramPoints.CELL_UM2.smallest();
        if (!(nodeNanometres >= least && nodeNanometres <= LARGEST_NANOMETRES)) {
            throw new RefusedKey(
                    "node",
                    "must be " + least + " to " + LARGEST_NANOMETRES + " nm, where points are known, was "
                            + nodeNanometres + " nm");
        }
    }

    /** With the node's published wires. */
    public static SramCost at(double nodeNanometres) {
        return new SramCost(nodeNanometres, SramPoints.WIRE_PJ.at(nodeNanometres));
    }

    /** Picojoules of one read access, of all its bits, in a square memory. */
    public double readPj(SramBuild memory) {
        return readPj(memory, wayMm(memory));
    }

    /** Picojoules of one write access, of all its bits, in a square memory. */
    public double writePj(SramBuild memory) {
        return writePj(memory, wayMm(memory));
    }

    /** Picojoules of one read access, of all its bits, with so many millimetres of wires. */
    public double readPj(SramBuild memory, double wayMm) {
        return SramLaws.readPj(macroBytes(memory), memory.widthBits(), memory.cellPorts(), nodeNanometres)
                + wiresPj(memory, wayMm);
    }

    /** Picojoules of one write access, of all its bits, with so many millimetres of wires. */
    public double writePj(SramBuild memory, double wayMm) {
        return SramLaws.writePj(macroBytes(memory), memory.widthBits(), memory.cellPorts(), nodeNanometres)
                + wiresPj(memory, wayMm);
    }

    /** Millimetres from a macro to the edge of a square memory, on average. */
    public double wayMm(SramBuild memory) {
        return WAY_OVER_SIDE * (Math.sqrt(areaMm2(memory)) - Math.sqrt(macroMm2(memory)));
    }

    /** The same where the memory may lie in a strip along so long an edge of what uses it, which is nearer if it is long. */
    public double wayMm(SramBuild memory, double edgeMm) {
        return Math.min(wayMm(memory), areaMm2(memory) / edgeMm / 2);
    }

    /** Square millimetres of all banks and what lies between them. */
    public double areaMm2(SramBuild memory) {
        double macros = memory.banks() * memory.bankBytes() / macroBytes(memory);
        return macroMm2(memory) * macros * SramLaws.spread(macros);
    }

    private double wiresPj(SramBuild memory, double wayMm) {
        return memory.widthBits() * wirePjPerBitMillimetre * wayMm;
    }

    private double macroMm2(SramBuild memory) {
        return SramLaws.areaMm2(macroBytes(memory), memory.widthBits(), memory.cellPorts(), nodeNanometres);
    }

    private static double macroBytes(SramBuild memory) {
        return Math.min(memory.bankBytes(), SramLaws.LARGEST_MACRO_BYTES);
    }

    /**
     * A published figure of a memory beside the model's.
     *
     * @param memory which, in words
     * @param quantity what of it
     * @param unit of both
     * @param published value
     * @param model value
     */
    public record PublishedFigure(String memory, String quantity, String unit, double published, double model) {}

    /** Reads of all published memories, and areas of those that came out on dies. */
    public static List<PublishedFigure> published() {
        List<PublishedFigure> all = new ArrayList<>();
        for (SramPoint point : SramPoints.ALL) {
            all.add(new PublishedFigure(
                    String.format(
                            Locale.ROOT,
                            "%s %d B x %d bits at %.0f nm",
                            point.source(),
                            point.capacityBytes(),
                            point.widthBits(),
                            point.nodeNanometres()),
                    "read",
                    "pJ",
                    point.readPj(),
                    at(point.nodeNanometres()).readPj(point.build())));
        }
        for (SramPoints.OnDie memory : SramPoints.ON_DIES) {
            double model = at(memory.nodeNanometres()).areaMm2(memory.build());
            all.add(new PublishedFigure(memory.name(), "area", "mm2", memory.areaMm2(), model));
        }
        return all;
    }

    /** Every published memory with what the model makes of it, as lines of text; a dash where nothing was published. */
    public static String table() {
        StringBuilder table = new StringBuilder(
                "source         bytes  bits ports  nm   read pJ  model  write pJ  model   area mm2  model\n");
        for (SramPoint point : SramPoints.ALL) {
            SramCost cost = at(point.nodeNanometres());
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s %9d %5d %5d %3.0f %9.4g %6.2f %s %s%n",
                    point.source(),
                    point.capacityBytes(),
                    point.widthBits(),
                    point.ports(),
                    point.nodeNanometres(),
                    point.readPj(),
                    cost.readPj(point.build()) / point.readPj(),
                    published("%9.4g", point.writePj(), cost.writePj(point.build())),
                    published("%10.4g", point.areaMm2(), cost.areaMm2(point.build()))));
        }
        return table.toString();
    }

    private static String published(String format, OptionalDouble value, double model) {
        String plain = value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
        String times = value.isPresent() ? String.format(Locale.ROOT, "%.2f", model / value.getAsDouble()) : "-";
        int width = String.format(Locale.ROOT, format, 0.0).length();
        return " ".repeat(width - plain.length()) + plain + " ".repeat(Math.max(0, 7 - times.length())) + times;
    }
}
