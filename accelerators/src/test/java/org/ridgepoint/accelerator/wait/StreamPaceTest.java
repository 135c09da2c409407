package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

class StreamPaceTest {
    private final CycleLedger journey = new CycleLedger();
    private final CycleLedger passing = new CycleLedger();

    StreamPaceTest() {
        journey.charge(StallCause.DRAM_BANDWIDTH, 60);
        journey.charge(StallCause.DRAM_LATENCY, 20);
        journey.charge(StallCause.BUS, 400);
        passing.charge(StallCause.BUS, 40);
    }

    @Test
    void besideABusyChannelTheWayOverAWideBusPassesForNothing() {
        CycleLedger paced = new StreamPace(Set.of()).charge(journey, passing);
        assertThat(paced.ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(60 + 300);
        assertThat(paced.ticks(StallCause.BUS)).isEqualTo(100);
    }

    @Test
    void whatQueuesBeforeANarrowBusWaitsForIt() {
        CycleLedger paced = new StreamPace(Set.of(StallCause.BUS)).charge(journey, passing);
        assertThat(paced.ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(60 + 30);
        assertThat(paced.ticks(StallCause.DRAM_LATENCY)).isEqualTo(20);
        assertThat(paced.ticks(StallCause.BUS)).isEqualTo(370);
    }

    @Test
    void withoutDramTheJourneyStays() {
        CycleLedger onChip = new CycleLedger();
        onChip.charge(StallCause.BUS, 7);
        assertThat(new StreamPace(Set.of()).charge(onChip, passing)).isSameAs(onChip);
    }

    /** Bus, link and SRAM carry at least 32 B a cycle: a channel of 32 B leaves none behind, one of 64 B the wires. */
    @Test
    void hopsThatCarryLessThanDramAreNarrow() {
        TestChip chip = TestChip.systolic(8, 8);
        assertThat(StreamPace.of(chip.dram(32, 1).chip()).narrow()).isEmpty();
        assertThat(StreamPace.of(chip.dram(64, 1).chip()).narrow()).containsExactly(StallCause.BUS);
        assertThat(StreamPace.of(chip.dram(64, 2).chip()).narrow())
                .containsExactlyInAnyOrder(StallCause.BUS, StallCause.BULK_SRAM, StallCause.LOCAL_SRAM);
    }

    /** Paths of 16 B between slices are narrower than DRAM of 24 B, though link and bus are not. */
    @Test
    void theNarrowestPathOfALinkCounts() {
        Chip plain = TestChip.systolic(8, 8).dram(8, 3).chip();
        assertThat(StreamPace.of(plain).narrow()).isEmpty();
        assertThat(StreamPace.of(ChipParts.of(plain).withSlices(4, 2).chip()).narrow())
                .containsExactly(StallCause.BUS);
    }
}
