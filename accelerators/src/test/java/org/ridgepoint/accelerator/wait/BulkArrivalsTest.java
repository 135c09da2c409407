package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

class BulkArrivalsTest {
    private final BulkArrivals arrivals =
            new BulkArrivals(Comparator.comparingLong(packet -> packet.request().address()));

    private static Packet packet(long address) {
        return PastPacket.issuedAt(0, address)
                .over(ResourceKind.BUS, 0, 0, 1, 1)
                .packet();
    }

    @Test
    void nothingHasArrivedAtTicksInBetween() {
        assertThat(arrivals.at(0)).isEmpty();
        Packet early = packet(1);
        Packet late = packet(2);
        arrivals.note(10, early);
        arrivals.note(20, late);
        assertThat(arrivals.at(10)).containsSame(early);
        assertThat(arrivals.at(20)).containsSame(late);
        assertThat(arrivals.at(9)).isEmpty();
        assertThat(arrivals.at(15)).isEmpty();
        assertThat(arrivals.at(21)).isEmpty();
    }

    @Test
    void ofOneTickTheFirstInTheOrderStays() {
        Packet first = packet(1);
        arrivals.note(10, packet(3));
        arrivals.note(10, first);
        arrivals.note(10, packet(2));
        arrivals.note(10, packet(1));
        assertThat(arrivals.at(10)).containsSame(first);
    }

    @Test
    void theLast64TicksAreRemembered() {
        for (int tick = 1; tick <= 100; tick++) {
            arrivals.note(tick, packet(tick));
        }
        assertThat(arrivals.at(36)).isEmpty();
        for (int tick = 37; tick <= 100; tick++) {
            assertThat(arrivals.at(tick).orElseThrow().request().address()).isEqualTo(tick);
        }
    }

    /** A packet issued at the tick at which another came follows it; one issued at any other time begins a stream anew. */
    @Test
    void aStreamGoesOnAsLongAsEachPacketIsIssuedWhenAnotherCame() {
        arrivals.note(10 * WaitBench.NS, issuedAt(0));
        arrivals.note(12 * WaitBench.NS, issuedAt(0));
        arrivals.note(20 * WaitBench.NS, issuedAt(10));
        arrivals.note(22 * WaitBench.NS, issuedAt(12));
        assertThat(arrivals.streamBeganTick()).isZero();
        arrivals.note(30 * WaitBench.NS, issuedAt(21));
        assertThat(arrivals.streamBeganTick()).isEqualTo(21 * WaitBench.NS);
        arrivals.note(32 * WaitBench.NS, issuedAt(22));
        assertThat(arrivals.streamBeganTick()).isEqualTo(21 * WaitBench.NS);
    }

    private static Packet issuedAt(long nanosecond) {
        return PastPacket.issuedAt(0, 0)
                .over(ResourceKind.BUS, nanosecond, nanosecond, nanosecond + 1, 1)
                .packet();
    }
}
