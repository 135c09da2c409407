package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.price.MemoryPrice;
import org.ridgepoint.accelerator.price.MemoryPrices;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.BusSpec;
import org.ridgepoint.accelerator.spec.EccSpec;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.compute.ArrayWork;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.workload.op.Precision;

/** Bills of one layer, each line by hand: counts times the prices of {@link ChipParts#withPrices}. */
class EnergyBillTest {
    private static final WireUse WIRES = new WireUse(2, 3, 0.5, 0.25, 4);
    private static final ChipParts CHIP = ChipParts.of(StageBench.chip()).withPrices();

    /** 762 B of local SRAM, 340 of bulk, 300 over the link, of which 200 inwards. */
    private static LayerCounts counts() {
        LayerCounts counts = new LayerCounts();
        counts.dramRead(100);
        counts.dramWrite(10);
        counts.fill(200);
        counts.drain(40, true);
        counts.drain(60, false);
        counts.tile(
                new ArrayWork(
                        1, 1, 1, 1000, 200, 100, new ArrayWork.PartialSums(17, 19), new ArrayWork.Lanes(1100, 1000), 0),
                300);
        counts.elementTile(50);
        counts.output(80, 20, 90);
        counts.hostOutput(30, 12, 6);
        return counts;
    }

    /** In picojoules: 1 nJ for DRAM, and the chip's 1 mW for 2 us. */
    private static Map<String, Double> bill(Chip chip) {
        return new EnergyBill(chip, WIRES).of(counts(), 1e-9, 2_000_000_000L);
    }

    /** Of 762 B 470 are read, for operands, a summand and on their way out, and 292 written; beside them 17 and 19 sums. */
    private static double local(MemoryPrice memory) {
        return (8 * 470 + 32 * 17) * memory.readPjPerBit() + (8 * 292 + 32 * 19) * memory.writePjPerBit();
    }

    private static double bulk(MemoryPrice memory) {
        return 8 * 200 * memory.readPjPerBit() + 8 * (100 + 40) * memory.writePjPerBit();
    }

    private static void assertLine(Map<String, Double> bill, String line, double picojoules) {
        assertThat(bill.get(line) * 1e12).as(line).isCloseTo(picojoules, within(picojoules * 1e-9));
    }

    @Test
    void everyActionIsPaidForAtItsPrice() {
        Map<String, Double> bill = bill(CHIP.chip());
        assertThat(bill.keySet())
                .containsExactly(
                        "array",
                        "accumulators",
                        "vector",
                        "localSram",
                        "bulkSram",
                        "link",
                        "bus",
                        "dram",
                        "host",
                        "clock",
                        "static");
        assertLine(bill, "array", 1000 * 2);
        assertLine(bill, "accumulators", 0);
        assertLine(bill, "vector", 90 * 3);
        MemoryPrices memories = MemoryPrices.of(CHIP.chip().spec(), CHIP.chip().technology());
        assertLine(bill, "localSram", local(memories.local()));
        assertLine(bill, "bulkSram", bulk(memories.bulk()));
        assertLine(bill, "link", 8 * 300 * 7);
        assertLine(bill, "bus", 8 * (100 * 2 + 10 * 3) * 7);
        assertLine(bill, "dram", 1000);
        assertLine(bill, "host", 6 * 11 + 8 * 30 * 13);
        assertLine(bill, "static", 2000);
    }

    /** 1100 operands of 8 bits and 1000 sums of 32 go through registers that cost 3 pJ a bit to clock and 2 to fill. */
    @Test
    void registersArePaidForWhereTheirValuesChange() {
        double bits = 8 * 1100 + 32 * 1000;
        Chip gated = CHIP.withLogic(TestLogic.of("int8", 3, 2, 0)).chip();
        assertLine(bill(gated), "array", 1000 * 2 + bits * (3 + 2));
        assertThat(bill(gated).get("clock")).isZero();
    }

    /** Lanes that are not gated are clocked in each of 2000 cycles: 64 of them, two operands and a sum each. */
    @Test
    void idleLanesThatAreClockedPayAllTheTime() {
        Chip clocked = CHIP.withLogic(TestLogic.of("int8", 3, 2, 0))
                .withIdleLanes(ArraySpec.IdleLanes.CLOCKED)
                .chip();
        assertLine(bill(clocked), "array", 1000 * 2 + (8 * 1100 + 32 * 1000) * 2.0);
        assertLine(bill(clocked), "clock", 2000.0 * 64 * (2 * 8 + 32) * 3);
    }

    /** Four slices of 512 B behind a link of 2 mm; 200 B went half a path of 3 mm inwards, 100 B a quarter outwards. */
    @Test
    void slicesAreSmallerMemoriesWithPathsBetweenThem() {
        Map<String, Double> bill = bill(CHIP.withSlices(4, 2).chip());
        MemoryPrices whole = MemoryPrices.of(CHIP.chip().spec(), CHIP.chip().technology());
        SramBuild slice = new SramBuild(512 * 8, 1, 128, 1);
        assertThat(whole.local().build()).isEqualTo(new SramBuild(2048 * 8, 4, 128, 1));
        assertLine(
                bill,
                "localSram",
                local(new MemoryPrice(4, slice, 128, whole.local().cost(), 0)));
        assertLine(bill, "bulkSram", bulk(whole.bulk()));
        assertLine(bill, "link", 8 * 300 * 7 * 2 + 8 * (200 * 0.5 + 100 * 0.25) * 7 * 3);
    }

    /** The array's 300 B of operands passed four columns of 5 mm each. */
    @Test
    void anFpgasOperandsPayForItsColumns() {
        Map<String, Double> bill = bill(CHIP.withFabric("MDMD").chip());
        assertThat(bill.keySet()).containsSequence("bus", "fabric", "dram");
        assertLine(bill, "fabric", 8 * 300 * 4 * 7 * 5);
    }

    @Test
    void cellsWithTwoPortsAndCheckBitsCostMore() {
        SramSpec plain = CHIP.chip().spec().sram().bulk();
        SramSpec dual = new SramSpec(
                new Bytes(2 << 10),
                4,
                16,
                "1r1w",
                new Cycles(1),
                Optional.empty(),
                Optional.of(2),
                Optional.empty(),
                Optional.of(new EccSpec(EccSpec.Code.SECDED, new Cycles(0))),
                Optional.empty(),
                Optional.empty());
        Map<String, Double> bill = bill(CHIP.withSram(dual, plain).chip());
        SramCost cost = CHIP.chip().technology().sramCost();
        int checkBits = 9; // 8 to tell the places of 128 bits and of their own, and a parity
        SramBuild checked = new SramBuild((2 << 10) / 16 * (128 + checkBits), 4, 128 + checkBits, 2);
        assertLine(bill, "localSram", local(new MemoryPrice(1, checked, 128, cost, cost.wayMm(checked))));
        SramBuild single = new SramBuild(checked.bits(), 4, checked.widthBits(), 1);
        assertThat(cost.readPj(checked)).isGreaterThan(1.3 * cost.readPj(single));
    }

    /** Accumulators of their own: four columns' banks of 256 B, whose words are as wide as a sum. */
    @Test
    void sumsArePaidForWhereTheyWait() {
        Chip plain = CHIP.chip();
        Chip chip = CHIP.withAccumulators("1 KiB").chip();
        SramBuild banks = new SramBuild(8 << 10, plain.spec().array().columns(), 32, 1);
        SramCost cost = chip.technology().sramCost();
        double edge = Math.sqrt(64 * 100e-6 / 0.5 + 64 * 48 * 1.5e-6 / 0.5);
        double way = cost.wayMm(banks, edge);
        assertThat(way).as("a strip is nearer").isLessThan(cost.wayMm(banks));
        double sums = 17 * cost.readPj(banks, way) + 19 * cost.writePj(banks, way);
        assertLine(bill(chip), "accumulators", sums);
        MemoryPrice local = MemoryPrices.of(plain.spec(), plain.technology()).local();
        double inLocal = 32 * (17 * local.readPjPerBit() + 19 * local.writePjPerBit());
        assertLine(bill(plain), "localSram", bill(chip).get("localSram") * 1e12 + inLocal);
    }

    @Test
    void aPrecisionWithoutAPriceIsRefused() {
        Chip int8 = CHIP.chip();
        Chip int4 = new Chip(int8.spec(), int8.dramChannel(), int8.technology(), Precision.of("int4"));
        assertThatThrownBy(() -> new EnergyBill(int4, WIRES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("technology test has no price for a MAC in int4; it prices " + List.of("int8"));
    }

    /** 100 B went twice and 10 B three times as far as the bus is long. */
    @Test
    void theBusPaysForItsLength() {
        Chip chip = CHIP.chip();
        BusSpec bus = chip.spec().bus();
        BusSpec longer =
                new BusSpec(bus.bytesPerCycle(), bus.clock(), bus.burstOverhead(), bus.latency(), Length.parse("4 mm"));
        Chip other = new Chip(
                SpecCopy.of(chip.spec()).bus(longer).spec(), chip.dramChannel(), chip.technology(), chip.precision());

        assertLine(bill(other), "bus", 8 * (100 * 2 + 10 * 3) * 7 * 4);
    }
}
