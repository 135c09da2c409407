package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Kind;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.sim.compute.SpatialArray;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.workload.op.Precision;

/** What a chip's description comes to: 8 x 8 lanes at 1 GHz, two channels of 8 B a nanosecond, wires of 32 B. */
class ChipTest {
    private static final Chip CHIP = TestChip.systolic(8, 8).dram(8, 2).chip();

    private static InterconnectSpec crossbar(int stops) {
        return new InterconnectSpec(
                Kind.CROSSBAR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(stops),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void peaksAreThoseOfItsLanesAndItsChannels() {
        assertThat(CHIP.macsPerCycle()).isEqualTo(64);
        assertThat(CHIP.peakTops()).isEqualTo(2 * 64 * 1e9 / 1e12);
        assertThat(CHIP.dramBytesPerSecond()).as("whole bytes of a channel").isCloseTo(2 * 8e9, within(2.0));
        assertThat(CHIP.view().dramBytesPerCycle()).isCloseTo(16, within(1e-6));
        assertThat(CHIP.view().channelBytesPerCycle()).isCloseTo(8, within(1e-6));
        assertThat(CHIP.view().accumulatorBytes()).isEqualTo(32 / 8);
    }

    @Test
    void multipliersMayDoMoreThanOneMacInACycleOrLess() {
        ChipParts parts = ChipParts.of(CHIP);
        assertThat(parts.withRate(new Ratio(3, 2)).chip().macsPerCycle()).isEqualTo(96);
        assertThat(parts.withRate(new Ratio(1, 4)).chip().peakTops()).isEqualTo(2 * 16 * 1e9 / 1e12);
    }

    /** Two channels are read side by side as far as bulk SRAM has stops, over a bus with a clock of its own. */
    @Test
    void theBusCarriesAsMuchAsItsClockAndTheStopsOfBulkSramAllow() {
        ChipParts parts = ChipParts.of(CHIP);
        assertThat(CHIP.view().busBytesPerCycle()).isEqualTo(32);
        assertThat(parts.withBus("2 GHz", 0, 0).chip().view().busBytesPerCycle())
                .isEqualTo(64);
        assertThat(parts.withWires(crossbar(2)).chip().view().busBytesPerCycle())
                .isEqualTo(64);
        assertThat(parts.withWires(crossbar(3)).chip().view().busBytesPerCycle())
                .as("no more than there are channels")
                .isEqualTo(64);
    }

    @Test
    void theNarrowestPieceOfAWayCounts() {
        ChipParts parts = ChipParts.of(CHIP);
        assertThat(CHIP.view().linkBytesPerCycle()).isEqualTo(32);
        assertThat(parts.withSlices(4, 2).chip().view().linkBytesPerCycle())
                .as("between slices")
                .isEqualTo(16);
        assertThat(CHIP.view().localBytesPerCycle()).as("four banks").isEqualTo(4 * 16);
        assertThat(parts.withFabric("MD").chip().view().localBytesPerCycle())
                .as("a channel of 64 tracks")
                .isEqualTo(8);
    }

    @Test
    void refreshTakesItsShareWhereItHaltsWholeRanks() {
        DramChannelSpec quiet = CHIP.dramChannel();
        DramChannelSpec refreshed =
                new DramChannelSpec(quiet.standard(), quiet.geometry(), DramPolicies.STANDARD, quiet.map());
        Chip halting = new Chip(CHIP.spec(), refreshed, CHIP.technology(), CHIP.precision());
        assertThat(CHIP.dramBytesPerSecondBesideRefresh()).isEqualTo(CHIP.dramBytesPerSecond());
        assertThat(halting.dramBytesPerSecondBesideRefresh()).isCloseTo(16e9 * (1 - 100 / 1e5), within(2.0));
    }

    /** 8 banks of 16,384 rows of 2 KiB, twice. */
    @Test
    void whatDoesNotFitIntoAllChannelsIsRefused() {
        long capacity = 2 * 8 * 16_384L * 2_048;
        assertThat(CHIP.dramCapacityBytes()).isEqualTo(capacity);
        assertThatCode(() -> CHIP.requireDram(capacity)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CHIP.requireDram(capacity + 1)).isInstanceOf(CapacityTooSmall.class);
    }

    @Test
    void aPrecisionThatItDoesNotComputeInIsRefused() {
        Chip other = new Chip(
                CHIP.spec(),
                CHIP.dramChannel(),
                CHIP.technology(),
                Precision.find("bf16").orElseThrow());
        assertThatThrownBy(other::macsPerCycle)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("array.macsPerCycle: the chip does not compute in bf16; expected one of [int8]");
    }

    @Test
    void winogradIsThereWhereTheChipHasIt() {
        Chip spatial = TestChip.spatial(8, 8).chip();
        assertThat(((SpatialArray) spatial.array()).winograd()).isPresent();
        assertThat(spatial.view().accumulatorMemoryBytes()).isEqualTo(64 << 10);
    }
}
