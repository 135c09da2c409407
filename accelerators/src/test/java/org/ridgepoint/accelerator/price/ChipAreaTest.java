package org.ridgepoint.accelerator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.ShortSpecs;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;

class ChipAreaTest {
    private static Chip chip(int side, long localBytes) {
        return TestChip.systolic(side, side, Dataflow.WS)
                .memory(localBytes, 256 << 10)
                .chip();
    }

    private static ChipArea area(Chip chip) {
        return ChipArea.of(chip.spec(), chip.dramChannel().standard(), chip.technology())
                .orElseThrow();
    }

    private static StandingPower standing(Chip chip) {
        return StandingPower.of(chip.spec(), chip.dramChannel(), chip.technology(), chip.precision());
    }

    /** 64 lanes of 100 um2 and 2 x 8 + 32 bits of 1.5 um2, half of whose floor is cells. */
    @Test
    void aLaneIsItsMultiplierAndItsRegisters() {
        assertThat(area(chip(8, 64 << 10)).mm2("arrays")).isCloseTo(64 * (100 + 48 * 1.5) / 0.5 * 1e-6, within(1e-12));
    }

    /** A bus and a link of 32 B each way, 1 mm long, a wire every 0.2 um. */
    @Test
    void wiresLieSideBySide() {
        assertThat(area(chip(8, 64 << 10)).mm2("wires")).isCloseTo(2 * 2 * 256 * 0.2e-3, within(1e-12));
    }

    /** Two cores: two links, and a bus for both. */
    @Test
    void eachCoreHasALinkAndAllShareABus() {
        Chip chip = chip(8, 64 << 10);
        AcceleratorSpec two = SpecCopy.of(chip.spec())
                .cores(new CoreGroupSpec(2, Optional.empty()))
                .spec();
        ChipArea area = ChipArea.of(two, chip.dramChannel().standard(), chip.technology())
                .orElseThrow();
        assertThat(area.mm2("wires")).isCloseTo(3 * 2 * 256 * 0.2e-3, within(1e-12));
        assertThat(area.mm2("arrays")).isCloseTo(2 * area(chip).mm2("arrays"), within(1e-12));
        assertThat(area.mm2("vector")).isCloseTo(2 * area(chip).mm2("vector"), within(1e-12));
    }

    /** 32 lanes of 100 um2 and three registers of 32 bits of 1.5 um2. */
    @Test
    void aVectorLaneIsAMultiplierAndThreeRegisters() {
        assertThat(area(chip(8, 64 << 10)).mm2("vector")).isCloseTo(32 * (100 + 96 * 1.5) / 0.5 * 1e-6, within(1e-12));
    }

    @Test
    void memoriesAreAllButTheRegisters() {
        ChipArea area = area(TestChip.spatial(8, 8).chip());
        assertThat(area.mm2("accumulators")).isPositive();
        assertThat(area.sramMm2()).isEqualTo(area.mm2("accumulators") + area.mm2("localSram") + area.mm2("bulkSram"));
        Chip fpga = ChipParts.of(chip(8, 64 << 10)).withFabric("MDDDDDDDD").chip();
        assertThat(ChipArea.of(fpga.spec(), fpga.dramChannel().standard(), fpga.technology()))
                .isEmpty();
    }

    /** Ten square millimetres for 64 pins of DDR4; the test chip's channel has as many. They neither leak nor are clocked with it. */
    @Test
    void dramsInterfaceGoesByItsPins() {
        Chip chip = chip(8, 64 << 10);
        DramStandard of = chip.dramChannel().standard();
        DramStandard ddr4 = new DramStandard(
                of.name(),
                "DDR4",
                of.clockPeriod(),
                of.organization(),
                of.timingCycles(),
                of.rules(),
                of.commandCycles(),
                of.splitCommandBus(),
                of.pseudoChannels(),
                of.supplies(),
                of.system(),
                of.sources());
        ChipArea area = ChipArea.of(chip.spec(), ddr4, chip.technology()).orElseThrow();
        assertThat(area.mm2("dramPhy")).isCloseTo(10.0 / 64 * chip.spec().dram().widthBits(of), within(1e-12));
        assertThat(area.logicAndSramMm2()).isCloseTo(area(chip).totalMm2(), within(1e-9));
    }

    @Test
    void partsSumToTheWhole() {
        ChipArea area = area(chip(16, 1 << 20));
        double sum =
                area.mm2ByPart().values().stream().mapToDouble(each -> each).sum();
        assertThat(area.totalMm2()).isCloseTo(sum, within(1e-9));
        assertThat(area.mm2("localSram"))
                .isEqualTo(MemoryPrices.of(
                                chip(16, 1 << 20).spec(), chip(16, 1 << 20).technology())
                        .local()
                        .areaMm2());
        assertThat(area.mm2("dramPhy")).as("a family that no table knows").isZero();
    }

    /** From 0.5 to 64 MiB and 16 x 16 to 128 x 128 lanes: everything that is larger is larger and leaks and is clocked more. */
    @Test
    void leakageAndClockGrowWithTheChip() {
        double last = 0;
        for (int side : new int[] {16, 32, 64, 128}) {
            double lastOfSide = 0;
            for (long bytes = 512 << 10; bytes <= 64 << 20; bytes *= 2) {
                Chip chip = unstated(chip(side, bytes));
                StandingPower power = standing(chip);
                assertThat(power.staticWatts()).isGreaterThan(lastOfSide);
                assertThat(power.staticWatts()).isCloseTo(0.01 * area(chip).totalMm2(), within(1e-9));
                assertThat(power.clockWatts())
                        .isCloseTo(2e-12 * 1e9 * area(chip).totalMm2(), within(1e-9));
                lastOfSide = power.staticWatts();
            }
            assertThat(lastOfSide).isGreaterThan(last);
            last = lastOfSide;
        }
    }

    @Test
    void whatWasMeasuredStandsInPlaceOfLeakage() {
        assertThat(standing(chip(8, 64 << 10)).staticWatts()).isEqualTo(0.001);
    }

    /** 10 mW a square millimetre at 85 degrees, half of it at 60. */
    @Test
    void leakageFollowsTheTemperature() {
        assertThat(chip(8, 64 << 10).technology().logic().leakageWatts(3, 85)).isCloseTo(0.03, within(1e-12));
        assertThat(chip(8, 64 << 10).technology().logic().leakageWatts(3, 60)).isCloseTo(0.015, within(1e-12));
    }

    @Test
    void aClockAndADieBeyondTheNodeAreWarnedOf() {
        Chip chip = chip(8, 64 << 10);
        assertThat(StandingPower.warnings(chip.spec(), chip.dramChannel(), chip.technology()))
                .isEmpty();
        SramSpec huge = ShortSpecs.sram(new Bytes(4L << 30), 4, 16, "1r1w", new Cycles(1));
        Chip large = ChipParts.of(chip).withSram(huge, huge).chip();
        List<String> warnings = StandingPower.warnings(large.spec(), large.dramChannel(), large.technology());
        assertThat(warnings).singleElement().asString().contains("mm2, more than the 858 mm2");
    }

    private static Chip unstated(Chip chip) {
        return ChipParts.of(chip).withStaticPower(Optional.empty()).chip();
    }
}
