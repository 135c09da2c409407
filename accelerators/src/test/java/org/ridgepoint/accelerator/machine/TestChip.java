package org.ridgepoint.accelerator.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.DmaSpec;
import org.ridgepoint.accelerator.spec.DramSpec;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.accelerator.spec.ShortSpecs;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.accelerator.spec.VectorSpec;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramOrganization;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSystem;
import org.ridgepoint.sim.memory.dram.table.TimingRule;
import org.ridgepoint.sim.memory.dram.table.TimingScope;
import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.workload.op.Precision;

/**
 * A chip for tests on which everything happens at multiples of a nanosecond: array, bus, link and DRAM run at 1 GHz, and
 * the DRAM never refreshes.
 *
 * @param array the MAC array
 * @param localBytes capacity of local SRAM
 * @param bulkBytes capacity of bulk SRAM
 * @param dramBytesPerCycle width of one channel: 8, 16, 32, …
 * @param channels DRAM channels
 * @param granuleBytes most bytes in a packet
 * @param outstanding most packets in flight per engine
 */
public record TestChip(
        ArraySpec array,
        long localBytes,
        long bulkBytes,
        int dramBytesPerCycle,
        int channels,
        int granuleBytes,
        int outstanding) {
    private static final int WIRE_BYTES_PER_CYCLE = 32;

    /** An output-stationary systolic array. */
    public static TestChip systolic(int rows, int columns) {
        return systolic(rows, columns, Dataflow.OS);
    }

    /** A systolic array. */
    public static TestChip systolic(int rows, int columns, Dataflow dataflow) {
        ArraySpec array = new ArraySpec(
                ArraySpec.Model.SYSTOLIC,
                rows,
                columns,
                dataflow,
                Frequency.parse("1 GHz"),
                Map.of("int8", new Ratio(1, 1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new TestChip(array, 64 << 10, 256 << 10, 8, 1, 1 << 10, 16);
    }

    /** A spatial array with dedicated accumulators and Winograd transforms. */
    public static TestChip spatial(int rows, int columns) {
        ArraySpec array = new ArraySpec(
                ArraySpec.Model.SPATIAL,
                rows,
                columns,
                Dataflow.WS,
                Frequency.parse("1 GHz"),
                Map.of("int8", new Ratio(1, 1)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.of(Cycles.parse("8 cycles")),
                Optional.of(256),
                Optional.of(true),
                Optional.empty(),
                Optional.of(Bytes.parse("64 KiB")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new TestChip(array, 64 << 10, 256 << 10, 8, 1, 1 << 10, 16);
    }

    /** The same with other memories. */
    public TestChip memory(long local, long bulk) {
        return new TestChip(array, local, bulk, dramBytesPerCycle, channels, granuleBytes, outstanding);
    }

    /** The same with other DRAM. */
    public TestChip dram(int bytesPerCycle, int count) {
        return new TestChip(array, localBytes, bulkBytes, bytesPerCycle, count, granuleBytes, outstanding);
    }

    /** The same with other packets. */
    public TestChip packets(int granule, int window) {
        return new TestChip(array, localBytes, bulkBytes, dramBytesPerCycle, channels, granule, window);
    }

    /** The chip in int8. */
    public Chip chip() {
        return new Chip(spec(), channel(), technology(), Precision.find("int8").orElseThrow());
    }

    private AcceleratorSpec spec() {
        Length millimetre = Length.parse("1 mm");
        return new AcceleratorSpec(
                "a chip for tests",
                List.of(),
                "test",
                array,
                new VectorSpec(32, Optional.empty(), Optional.empty()),
                new AcceleratorSpec.SramLevels(sram(localBytes), sram(bulkBytes)),
                new LinkSpec(WIRE_BYTES_PER_CYCLE, new Cycles(1), millimetre, Optional.empty()),
                new BusSpec(WIRE_BYTES_PER_CYCLE, Frequency.parse("1 GHz"), new Cycles(0), new Cycles(1), millimetre),
                new DramSpec(
                        "test",
                        channels,
                        Optional.of(new BitWidth(dramBytesPerCycle * Byte.SIZE)),
                        Optional.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new DmaSpec(new Bytes(granuleBytes), outstanding, Optional.empty()),
                Optional.empty(),
                Optional.of(Power.parse("1 mW")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Wide enough to keep up with the wires, one port each way. */
    private static SramSpec sram(long bytes) {
        return ShortSpecs.sram(new Bytes(bytes), 4, WIRE_BYTES_PER_CYCLE / 2, "1r1w", new Cycles(1));
    }

    /** Bursts of 4 cycles; 5 cycles to open a row, 5 to close it, 5 from a read to its data, 3 from a write. */
    private DramChannelSpec channel() {
        BitWidth width = new BitWidth(dramBytesPerCycle * Byte.SIZE);
        DramStandard standard = new DramStandard(
                "test",
                "TEST",
                Duration.parse("1 ns"),
                new DramOrganization(width, 4, 1, 8, 1 << 14, Bytes.parse("2 KiB")),
                Map.of(
                        "CL", 5, "CWL", 3, "burst", 4, "tRCD", 5, "tRP", 5, "tRAS", 10, "tRC", 15, "tREFI", 100_000,
                        "tRFC", 100),
                rules(),
                Map.of(),
                false,
                Optional.empty(),
                List.of(),
                new DramSystem(width, 1, "row-bank-column", "standard"),
                Map.of());
        DramPolicy policy = DramPolicies.named("standard+no-refresh");
        return DramChannelSpec.of(standard, width.bits(), 1, policy, "row-bank-column");
    }

    private static List<TimingRule> rules() {
        List<DramCommand> columns = List.of(DramCommand.READ, DramCommand.WRITE);
        return List.of(
                rule("tRCD", TimingScope.BANK, List.of(DramCommand.ACTIVATE), columns, "tRCD"),
                rule("tRP", TimingScope.BANK, List.of(DramCommand.PRECHARGE), List.of(DramCommand.ACTIVATE), "tRP"),
                rule("tRAS", TimingScope.BANK, List.of(DramCommand.ACTIVATE), List.of(DramCommand.PRECHARGE), "tRAS"),
                rule("tCCD", TimingScope.RANK, List.of(DramCommand.READ), List.of(DramCommand.READ), "burst"),
                rule("tCCD", TimingScope.RANK, List.of(DramCommand.WRITE), List.of(DramCommand.WRITE), "burst"),
                rule("tWTR", TimingScope.RANK, List.of(DramCommand.WRITE), List.of(DramCommand.READ), "CWL + burst"),
                rule(
                        "tRTW",
                        TimingScope.RANK,
                        List.of(DramCommand.READ),
                        List.of(DramCommand.WRITE),
                        "CL + burst - CWL"));
    }

    private static TimingRule rule(
            String name, TimingScope scope, List<DramCommand> from, List<DramCommand> to, String cycles) {
        return new TimingRule(name, from, to, scope, cycles, Optional.empty());
    }

    private static TechnologySpec technology() {
        Energy energy = Energy.parse("0.1 pJ");
        return new TechnologySpec(
                "prices for tests",
                List.of(),
                Map.of("int8", energy),
                energy,
                energy,
                energy,
                energy,
                TestLogic.of("int8"),
                Length.parse("16 nm"),
                Optional.empty());
    }
}
