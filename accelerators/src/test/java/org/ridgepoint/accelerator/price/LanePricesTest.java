package org.ridgepoint.accelerator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.machine.TestLogic;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.accelerator.spec.ScratchpadsSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Area;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.workload.op.Precision;

/** What stands beside one multiplier: registers, scratchpads, and the multiplier itself in formats that no table has. */
class LanePricesTest {
    private static final double EXACT = 1e-9;
    private static final Chip CHIP = TestChip.systolic(8, 8).chip();
    private static final SramCost SRAM = CHIP.technology().sramCost();

    private static ArraySpec systolic(Dataflow dataflow, boolean shadow) {
        return with(TestChip.systolic(8, 8, dataflow).array(), new Ratio(1, 1), Optional.of(shadow), Optional.empty());
    }

    private static ArraySpec with(
            ArraySpec array, Ratio rate, Optional<Boolean> shadow, Optional<ScratchpadsSpec> scratchpads) {
        return new ArraySpec(
                array.model(),
                array.rows(),
                array.columns(),
                array.dataflow(),
                array.clock(),
                Map.of("int8", rate),
                array.pixels(),
                array.pixelLanes(),
                array.tapsInRows(),
                array.groupsInColumns(),
                array.pipelineDepth(),
                array.stripePixels(),
                array.winograd(),
                shadow,
                array.accumulators(),
                array.launch(),
                array.idleLanes(),
                array.ratedClock(),
                scratchpads,
                array.zeroGating(),
                array.multiprocessors());
    }

    private static ArraySpec at(Ratio rate, Optional<ScratchpadsSpec> scratchpads) {
        return with(CHIP.spec().array(), rate, Optional.empty(), scratchpads);
    }

    /** Two operands of 8 bits and a sum of 32; a shadow is one more of what stays. */
    @Test
    void aSystolicLaneHasAShadowOfWhatStays() {
        assertThat(LaneRegisters.of(systolic(Dataflow.OS, false), Precision.INT8))
                .isEqualTo(new LaneRegisters(16, 32));
        assertThat(LaneRegisters.of(systolic(Dataflow.OS, true), Precision.INT8))
                .isEqualTo(new LaneRegisters(16, 64));
        assertThat(LaneRegisters.of(systolic(Dataflow.WS, false), Precision.INT8))
                .isEqualTo(new LaneRegisters(16, 32));
        assertThat(LaneRegisters.of(systolic(Dataflow.WS, true), Precision.INT8))
                .isEqualTo(new LaneRegisters(24, 32));
    }

    /** One operand that streams, a weight and the next; a sum for 16 rows. */
    @Test
    void rowsUnderAnAdderTreeShareASum() {
        assertThat(LaneRegisters.of(TestChip.spatial(16, 8).array(), Precision.INT8))
                .isEqualTo(new LaneRegisters(24, 2));
    }

    /** 64 lanes of 100 um2 and 48 bits of 1.5 um2, twice as large where each does two MACs a cycle, on a floor half of cells. */
    @Test
    void aLaneIsAsLargeAsItsRate() {
        double lane = 100 + 48 * 1.5;
        assertThat(ArrayArea.mm2(at(new Ratio(2, 1), Optional.empty()), CHIP.technology()))
                .isCloseTo(64 * 2 * lane / 0.5 * 1e-6, withPercentage(EXACT));
        assertThat(ArrayArea.mm2(at(new Ratio(1, 2), Optional.empty()), CHIP.technology()))
                .isCloseTo(64 * lane / 2 / 0.5 * 1e-6, withPercentage(EXACT));
    }

    /** Banks of 8 bits: 512 for weights, 256 for inputs, and one of 8, which is less than its width, for sums. */
    @Test
    void scratchpadsAreBanksAsWideAsAnOperand() {
        ScratchpadsSpec lane = new ScratchpadsSpec(new Bytes(64), new Bytes(32), new Bytes(1));
        ArraySpec array = at(new Ratio(1, 1), Optional.of(lane));
        SramBuild weights = new SramBuild(64 * 8, 1, 8, 1);
        SramBuild inputs = new SramBuild(32 * 8, 1, 8, 1);
        SramBuild sums = new SramBuild(8, 1, 8, 1);
        double mm2 = SRAM.areaMm2(weights) + SRAM.areaMm2(inputs) + SRAM.areaMm2(sums);

        assertThat(Scratchpads.of(array, CHIP.technology(), Precision.INT8))
                .isEqualTo(new Scratchpads(
                        SRAM.readPj(inputs), SRAM.readPj(weights) + SRAM.readPj(sums) + SRAM.writePj(sums), mm2));
        assertThat(ArrayArea.mm2(array, CHIP.technology())
                        - ArrayArea.mm2(CHIP.spec().array(), CHIP.technology()))
                .isCloseTo(64 * mm2, withPercentage(1e-6));
        assertThat(Scratchpads.of(CHIP.spec().array(), CHIP.technology(), Precision.INT8))
                .isEqualTo(new Scratchpads(0, 0, 0));
    }

    /** 100 um2 for 64 products of bits and 340 for 256: 1.25 um2 for each, and 20 beside them; a format of the table has its own. */
    @Test
    void aFormatThatNoTableHasLiesOnTheLineThroughTwo() {
        LogicSpec logic = logic(Map.of("int8", Area.parse("100 um2"), "int16", Area.parse("340 um2")));

        assertThat(FormatPrice.squareMicrometres(logic, Precision.of("int4")).orElseThrow())
                .isCloseTo(20 + 1.25 * 16, withPercentage(EXACT));
        assertThat(FormatPrice.squareMicrometres(logic, Precision.INT8)).contains(100.0);
        assertThat(FormatPrice.squareMicrometres(logic, Precision.BF16)).isEmpty();
        assertThat(FormatPrice.squareMicrometres(logic(Map.of("int8", Area.parse("1 um2"))), Precision.of("int4")))
                .isEmpty();
        assertThat(FormatPrice.squareMicrometres(logic(Map.of("int16", Area.parse("1 um2"))), Precision.of("int4")))
                .isEmpty();
    }

    /** Significands of 11, 24 and 8 bits at a hundredth of a picojoule for each product of bits, and one beside. */
    @Test
    void ofRealsSignificandsAreMultiplied() {
        TechnologySpec technology = prices(Map.of("fp16", new Energy(2.21), "fp32", new Energy(6.76)));

        assertThat(FormatPrice.picojoules(technology, Precision.BF16).orElseThrow())
                .isCloseTo(1.64, withPercentage(EXACT));
        assertThat(FormatPrice.picojoules(technology, Precision.INT8)).isEmpty();
    }

    private static LogicSpec logic(Map<String, Area> macs) {
        LogicSpec plain = TestLogic.of("int8");
        return new LogicSpec(
                macs,
                plain.registerArea(),
                plain.registerClockPerBit(),
                plain.registerWritePerBit(),
                plain.cellShare(),
                plain.wirePitch(),
                plain.clockPerSquareMillimetre(),
                plain.leakagePerSquareMillimetre(),
                plain.leakageCelsius(),
                plain.leakageDoublesEveryKelvin(),
                plain.highestClock());
    }

    private static TechnologySpec prices(Map<String, Energy> macs) {
        TechnologySpec plain = CHIP.technology();
        return new TechnologySpec(
                plain.description(),
                plain.sources(),
                macs,
                plain.vectorOperation(),
                plain.wirePerBitPerMillimetre(),
                plain.hostOperation(),
                plain.hostLinkPerBit(),
                plain.logic(),
                plain.node(),
                plain.supply());
    }
}
