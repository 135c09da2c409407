package org.ridgepoint.accelerator.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.price.FormatPrice;
import org.ridgepoint.accelerator.price.MemoryPrice;
import org.ridgepoint.accelerator.price.MemoryPrices;
import org.ridgepoint.accelerator.price.OperatingPoint;
import org.ridgepoint.accelerator.price.Scratchpads;
import org.ridgepoint.accelerator.price.StandingPower;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.accelerator.spec.ZeroGatingSpec;

/** Prices for what a layer's counts say happened, in joules by resource, in report order. */
final class EnergyBill {
    private static final double JOULES_PER_PICOJOULE = 1e-12;
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final int BITS = 8;

    private final AcceleratorSpec spec;
    private final TechnologySpec technology;
    private final double macPj;
    private final MemoryPrices memories;
    private final Scratchpads scratchpads;
    private final double madeShare;
    private final int sumBits;
    private final int operandBits;
    private final double registerBitPj;
    private final StandingPower standing;
    private final double linkBitPj;
    private final double sliceBitPj;
    private final double busBitPj;
    private final double fabricBitPj;
    private final WireUse wires;
    private final boolean sendsCopies;
    private final double atVoltage;

    EnergyBill(Chip chip, WireUse wires) {
        this.spec = chip.spec();
        this.wires = wires;
        this.sendsCopies = spec.interconnect()
                .filter(each -> each.kind() == InterconnectSpec.Kind.CROSSBAR)
                .isPresent();
        this.technology = chip.technology();
        this.macPj = FormatPrice.picojoules(technology, spec.array().computing(chip.precision()))
                .orElseThrow(() -> new IllegalArgumentException("technology " + spec.technology()
                        + " has no price for a MAC in " + chip.precision().name() + "; it prices "
                        + technology.mac().keySet()));
        this.memories = MemoryPrices.of(spec, technology);
        this.scratchpads = Scratchpads.of(spec.array(), technology, chip.precision());
        this.madeShare = spec.array().zeroGating().map(ZeroGatingSpec::made).orElse(1.0);
        this.sumBits = chip.precision().accumulatorBits();
        this.operandBits =
                Math.max(chip.precision().bits(), chip.precision().weights().bits());
        this.standing = StandingPower.of(spec, chip.dramChannel(), technology, chip.precision());
        this.registerBitPj = registerBitPj(technology.logic());
        this.atVoltage = OperatingPoint.of(spec, technology).energyFactor();
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

    private double registerBitPj(LogicSpec logic) {
        boolean gated = spec.array().idle() == ArraySpec.IdleLanes.GATED;
        return logic.registerWritePerBit().picojoules()
                + (gated ? logic.registerClockPerBit().picojoules() : 0);
    }

    /**
     * The bill of one layer.
     *
     * @param dramJoules its share of the DRAM's energy
     * @param ticks the time that it accounts for
     */
    Map<String, Double> of(LayerCounts counts, double dramJoules, long ticks) {
        Map<String, Double> joules = new LinkedHashMap<>();
        joules.put("array", array(counts));
        joules.put(
                "accumulators",
                memories.accumulators().map(memory -> words(memory, counts)).orElse(0.0));
        joules.put(
                "vector",
                price(counts.vectorOperations(), technology.vectorOperation().picojoules()));
        joules.put("localSram", local(counts));
        joules.put("bulkSram", bits(memories.bulk(), counts.bulkReadBytes(), counts.bulkWriteBytes()));
        joules.put("link", link(counts));
        joules.put("bus", price(BITS * busByteHops(counts), busBitPj));
        if (spec.fabric().isPresent()) {
            joules.put("fabric", price(BITS * counts.arrayOperandBytes() * wires.fabricHops(), fabricBitPj));
        }
        joules.put("dram", dramJoules);
        joules.put("host", host(counts));
        joules.put("clock", standing.clockWatts() * ticks * SECONDS_PER_TICK);
        joules.put("static", standing.staticWatts() * ticks * SECONDS_PER_TICK);
        return joules;
    }

    /**
     * Multiplying, and the registers and memories beside the multipliers, with their clock where nobody else pays for it; what a
     * zero stops is not done, but for looking whether it is one.
     */
    private double array(LayerCounts counts) {
        double bits = (double) operandBits * counts.laneOperands() + (double) sumBits * counts.laneSums();
        double made = madeShare * counts.executedMacs();
        return price(made, macPj)
                + price(madeShare * bits, registerBitPj)
                + price(made, scratchpads.otherPj())
                + price(counts.executedMacs(), scratchpads.inputPj());
    }

    /** Partial sums wait in local SRAM where a chip has no accumulators. */
    private double local(LayerCounts counts) {
        double operands = bits(memories.local(), counts.localReadBytes(), counts.localWriteBytes());
        return memories.accumulators().isPresent()
                ? operands
                : operands
                        + price(sumBits * counts.sumReads(), memories.local().readPjPerBit())
                        + price(sumBits * counts.sumWrites(), memories.local().writePjPerBit());
    }

    private double bits(MemoryPrice memory, long readBytes, long writtenBytes) {
        return price(BITS * readBytes, memory.readPjPerBit()) + price(BITS * writtenBytes, memory.writePjPerBit());
    }

    private double words(MemoryPrice memory, LayerCounts counts) {
        double wordsOfSum = Math.ceil(sumBits / memory.dataBits());
        return price(wordsOfSum * counts.sumReads(), memory.readPj())
                + price(wordsOfSum * counts.sumWrites(), memory.writePj());
    }

    /** The host is another chip, whose voltage is its own. */
    private double host(LayerCounts counts) {
        double operations = counts.hostOperations() * technology.hostOperation().picojoules() * JOULES_PER_PICOJOULE;
        double bits = BITS * counts.hostBytes();
        return operations + bits * technology.hostLinkPerBit().picojoules() * JOULES_PER_PICOJOULE;
    }

    private double link(LayerCounts counts) {
        double sliceByteHops = counts.fillBytes() * wires.inwardHops() + counts.drainBytes() * wires.outwardHops();
        return price(BITS * counts.linkBytes(), linkBitPj) + price(BITS * sliceByteHops, sliceBitPj);
    }

    /** A crossbar carries what several cores receive once for each; elsewhere the wires, or their hops, count it once. */
    private double busByteHops(LayerCounts counts) {
        long read = counts.dramReadBytes() + (sendsCopies ? counts.receivedBytes() : 0);
        return read * wires.readHops() + counts.dramWriteBytes() * wires.writeHops();
    }

    private double price(double count, double picojoules) {
        return count * picojoules * atVoltage * JOULES_PER_PICOJOULE;
    }
}
