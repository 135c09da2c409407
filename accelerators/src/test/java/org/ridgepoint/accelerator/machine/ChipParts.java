package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.FabricSpec;
import org.ridgepoint.accelerator.spec.HostSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.accelerator.spec.SlicesSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.accelerator.spec.VectorSpec;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSupply;
import org.ridgepoint.sim.memory.dram.table.IddState;
import org.ridgepoint.sim.quantity.Bandwidth;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Current;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.Voltage;

/** A test chip with parts that it has not by itself: a host, slices, an FPGA's wires, a DRAM that draws current, prices. */
public record ChipParts(Chip chip) {

    public static ChipParts of(Chip chip) {
        return new ChipParts(chip);
    }

    /** A host of 2 * 10^9 operations a second, behind a link of 1 GB/s and 10 ns each way. */
    public ChipParts withHost(String... unsupported) {
        HostSpec host =
                new HostSpec(2e9, Optional.of(Bandwidth.parse("1 GB/s")), Optional.empty(), Duration.parse("10 ns"));
        VectorSpec vector =
                new VectorSpec(chip.spec().vector().lanes(), Optional.of(List.of(unsupported)), Optional.empty());
        return with(copy().vector(vector).host(host));
    }

    /** Slices of local SRAM in rows of {@code columns}, 3 mm from each other, 16 B a cycle, behind a link of 2 mm. */
    public ChipParts withSlices(int count, int columns) {
        SlicesSpec slices = new SlicesSpec(count, Optional.of(columns), 16, new Cycles(1), Length.parse("3 mm"));
        LinkSpec link = new LinkSpec(32, new Cycles(1), Length.parse("2 mm"), Optional.of(slices));
        return with(copy().link(link));
    }

    /** Other wires between DRAM and chip. */
    public ChipParts withWires(InterconnectSpec wires) {
        return with(copy().interconnect(wires));
    }

    /** A bus with another clock, overhead and latency; it stays 32 B wide. */
    public ChipParts withBus(String clock, int overheadCycles, int latencyCycles) {
        BusSpec old = chip.spec().bus();
        BusSpec bus = new BusSpec(
                old.bytesPerCycle(),
                Frequency.parse(clock),
                new Cycles(overheadCycles),
                new Cycles(latencyCycles),
                old.length());
        return with(copy().bus(bus));
    }

    /** An FPGA's columns, M for memory and D for DSP, 5 mm apart, with 8 B a cycle between them, all at 1 GHz. */
    public ChipParts withFabric(String columns) {
        FabricSpec fabric = new FabricSpec(
                columns,
                64,
                1,
                64,
                new Cycles(1),
                Frequency.parse("1 GHz"),
                Frequency.parse("1 GHz"),
                Length.parse("5 mm"),
                Optional.empty(),
                Optional.empty());
        return with(copy().fabric(fabric));
    }

    /** Multipliers that do so many MACs a cycle in int8. */
    public ChipParts withRate(Ratio macsPerCycle) {
        return with(copy().array(array(macsPerCycle, chip.spec().array().accumulators())));
    }

    /** Accumulators of their own for partial sums. */
    public ChipParts withAccumulators(String capacity) {
        Ratio rate = chip.spec().array().macsPerCycle().get("int8");
        return with(copy().array(array(rate, Optional.of(Bytes.parse(capacity)))));
    }

    /** Idle lanes that are clocked, or not. */
    public ChipParts withIdleLanes(ArraySpec.IdleLanes idle) {
        ArraySpec old = chip.spec().array();
        return with(copy().array(array(old.macsPerCycle().get("int8"), old.accumulators(), Optional.of(idle))));
    }

    /** A static power that was measured, or none. */
    public ChipParts withStaticPower(Optional<Power> stated) {
        return with(copy().staticPower(stated));
    }

    /** Another price of what is beside the arithmetic. */
    public ChipParts withLogic(LogicSpec logic) {
        TechnologySpec old = chip.technology();
        TechnologySpec prices = new TechnologySpec(
                old.description(),
                old.sources(),
                old.mac(),
                old.vectorOperation(),
                old.wirePerBitPerMillimetre(),
                old.hostOperation(),
                old.hostLinkPerBit(),
                logic,
                old.node(),
                old.supply());
        return new ChipParts(new Chip(chip.spec(), chip.dramChannel(), prices, chip.precision()));
    }

    private ArraySpec array(Ratio macsPerCycle, Optional<Bytes> accumulators) {
        return array(macsPerCycle, accumulators, chip.spec().array().idleLanes());
    }

    private ArraySpec array(Ratio macsPerCycle, Optional<Bytes> accumulators, Optional<ArraySpec.IdleLanes> idleLanes) {
        ArraySpec array = chip.spec().array();
        return new ArraySpec(
                array.model(),
                array.rows(),
                array.columns(),
                array.dataflow(),
                array.clock(),
                Map.of("int8", macsPerCycle),
                array.pixels(),
                array.pixelLanes(),
                array.tapsInRows(),
                array.groupsInColumns(),
                array.pipelineDepth(),
                array.stripePixels(),
                array.winograd(),
                array.shadowOperands(),
                accumulators,
                array.launch(),
                idleLanes,
                array.ratedClock(),
                array.scratchpads(),
                array.zeroGating(),
                array.multiprocessors());
    }

    private SpecCopy copy() {
        return SpecCopy.of(chip.spec());
    }

    private ChipParts with(SpecCopy copy) {
        return new ChipParts(new Chip(copy.spec(), chip.dramChannel(), chip.technology(), chip.precision()));
    }

    /** SRAM of other builds. */
    public ChipParts withSram(SramSpec local, SramSpec bulk) {
        return with(copy().sram(new AcceleratorSpec.SramLevels(local, bulk)));
    }

    /**
     * A price of its own for each action, in pJ: MAC 2, vector operation 3, wire 7 a bit and millimetre, host operation 11,
     * host link 13 a bit; SRAM as at 45 nm.
     */
    public ChipParts withPrices() {
        TechnologySpec prices = new TechnologySpec(
                "a price of its own for each action",
                List.of(),
                Map.of("int8", new Energy(2)),
                new Energy(3),
                new Energy(7),
                new Energy(11),
                new Energy(13),
                TestLogic.FREE,
                Length.parse("45 nm"),
                Optional.empty());
        return new ChipParts(new Chip(chip.spec(), chip.dramChannel(), prices, chip.precision()));
    }

    /**
     * DRAM that draws, at 1 V, 1 A in standby, 2 A while it opens and closes rows or reads, and 4 A while it writes; its pins
     * draw half an ampere for reads and three quarters for writes.
     */
    public ChipParts withDrawingDram() {
        DramStandard dry = chip.dramChannel().standard();
        Current standby = Current.parse("1000 mA");
        DramSupply supply = new DramSupply(
                "VDD",
                Voltage.parse("1 V"),
                false,
                Map.of(
                        IddState.IDD0,
                        Current.parse("2000 mA"),
                        IddState.IDD2N,
                        standby,
                        IddState.IDD3N,
                        standby,
                        IddState.IDD4R,
                        Current.parse("2000 mA"),
                        IddState.IDD4W,
                        Current.parse("4000 mA"),
                        IddState.IDD5,
                        standby));
        DramSupply pins = new DramSupply(
                "VDDQ",
                Voltage.parse("1 V"),
                true,
                Map.of(IddState.IDD4R, Current.parse("500 mA"), IddState.IDD4W, Current.parse("750 mA")));
        DramStandard drawing = new DramStandard(
                dry.name(),
                dry.family(),
                dry.clockPeriod(),
                dry.organization(),
                dry.timingCycles(),
                dry.rules(),
                dry.commandCycles(),
                dry.splitCommandBus(),
                dry.pseudoChannels(),
                List.of(supply, pins),
                dry.system(),
                dry.sources());
        DramChannelSpec old = chip.dramChannel();
        DramChannelSpec channel = new DramChannelSpec(drawing, old.geometry(), old.policy(), old.map());
        return new ChipParts(new Chip(chip.spec(), channel, chip.technology(), chip.precision()));
    }
}
