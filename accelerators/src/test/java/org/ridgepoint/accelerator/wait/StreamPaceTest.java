package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
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
}
