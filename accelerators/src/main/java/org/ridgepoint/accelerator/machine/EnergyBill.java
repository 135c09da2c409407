package org.ridgepoint.accelerator.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.SlicesSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Energy;

/** Prices for what a layer's counts say happened, in joules by resource, in report order. */
final class EnergyBill {
    private static final double JOULES_PER_PICOJOULE = 1e-12;
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final int BITS = 8;

    private final AcceleratorSpec spec;
    private final TechnologySpec technology;
    private final double macPj;
    private final double localBitPj;
    private final double bulkBitPj;
    private final double linkBitPj;
    private final double sliceBitPj;
    private final double busBitPj;
    private final double fabricBitPj;
    private final WireUse wires;

    EnergyBill(Chip chip, WireUse wires) {
        this.spec = chip.spec();
        this.wires = wires;
        this.technology = chip.technology();
        Energy mac = technology.mac().get(chip.precision().name());
        if (mac == null) {
            throw new IllegalArgumentException("technology " + spec.technology() + " has no price for a MAC in "
                    + chip.precision().name() + "; it prices "
                    + technology.mac().keySet());
        }
        this.macPj = mac.picojoules();
        int localSlices = spec.link().slices().map(SlicesSpec::count).orElse(1);
        this.localBitPj = bitPj(spec.sram().local(), localSlices);
        this.bulkBitPj = bitPj(spec.sram().bulk(), 1);
        double wirePj = technology.wirePerBitPerMillimetre().picojoules();
        this.linkBitPj = wirePj * spec.link().length().millimetres();
        this.sliceBitPj = wirePj
                * spec.link()
                        .slices()
                        .map(slices -> slices.length().millimetres())
                        .orElse(0.0);
        this.busBitPj = wirePj * spec.bus().length().millimetres();
        this.fabricBitPj = wirePj
                * spec.fabric()
                        .map(fabric -> fabric.columnPitch().millimetres())
                        .orElse(0.0);
    }

    /** A slice is a memory of its own: an access costs what it costs in one of that size. */
    private double bitPj(SramSpec sram, int slices) {
        long capacity = Math.max(1, sram.capacity().bytes() / slices);
        double perBit = technology.sramPicojoulesPerBit(capacity) * sram.bitsPerDataBit();
        int cellPorts = sram.cellPorts().orElse(1);
        return cellPorts == 1 ? perBit : perBit * new SramCost().energyOfPorts(cellPorts);
    }

    /**
     * The bill of one layer.
     *
     * @param dramJoules its share of the DRAM's energy
     * @param ticks the time that it accounts for
     */
    Map<String, Double> of(LayerCounts counts, double dramJoules, long ticks) {
        Map<String, Double> joules = new LinkedHashMap<>();
        joules.put("array", price(counts.executedMacs(), macPj));
        joules.put(
                "accumulators",
                price(
                        counts.accumulatorAccesses(),
                        technology.accumulatorAccess().picojoules()));
        joules.put(
                "vector",
                price(counts.vectorOperations(), technology.vectorOperation().picojoules()));
        joules.put("localSram", price(BITS * counts.localBytes(), localBitPj));
        joules.put("bulkSram", price(BITS * counts.bulkBytes(), bulkBitPj));
        joules.put("link", link(counts));
        joules.put("bus", price(BITS * busByteHops(counts), busBitPj));
        if (spec.fabric().isPresent()) {
            joules.put("fabric", price(BITS * counts.arrayOperandBytes() * wires.fabricHops(), fabricBitPj));
        }
        joules.put("dram", dramJoules);
        joules.put(
                "host",
                price(counts.hostOperations(), technology.hostOperation().picojoules())
                        + price(
                                BITS * counts.hostBytes(),
                                technology.hostLinkPerBit().picojoules()));
        joules.put("static", spec.staticPower().watts() * ticks * SECONDS_PER_TICK);
        return joules;
    }

    private double link(LayerCounts counts) {
        double sliceByteHops = counts.fillBytes() * wires.inwardHops() + counts.drainBytes() * wires.outwardHops();
        return price(BITS * counts.linkBytes(), linkBitPj) + price(BITS * sliceByteHops, sliceBitPj);
    }

    private double busByteHops(LayerCounts counts) {
        return counts.dramReadBytes() * wires.readHops() + counts.dramWriteBytes() * wires.writeHops();
    }

    private static double price(double count, double picojoules) {
        return count * picojoules * JOULES_PER_PICOJOULE;
    }
}
