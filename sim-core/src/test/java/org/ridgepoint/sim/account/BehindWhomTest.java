package org.ridgepoint.sim.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;

/** Behind whom a packet stood, at one bus of a byte a tick that three owners share. */
class BehindWhomTest {
    private final Simulation simulation = new Simulation();
    private final Bus bus =
            new Bus(simulation, "bus", ResourceKind.BUS, new ClockDomain(1), 1, 0, 0, new RoundRobinArbiter());

    private Route routeOf(int owner) {
        return new Route(List.of(bus.newPort(4)), owner);
    }

    private Packet send(Route route, int bytes, long tick) {
        Port entry = route.hop(0);
        Packet packet = new Packet(Request.contiguous(0, 0, bytes, Access.READ, tick), route, done -> {});
        simulation.at(tick, Phase.ARRIVE, () -> {
            entry.tryReserve(packet);
            entry.arrive(packet);
        });
        return packet;
    }

    /** Of 10 ticks of the first 7 are still to come, then 5 of the second; its own 4 are its own, and so are those behind its own. */
    @Test
    void aPacketWaitsForWhatIsLeftOfThoseBeforeIt() {
        bus.tellApart(3);
        Route first = routeOf(0);
        Route second = routeOf(1);
        Route third = routeOf(2);
        send(first, 10, 0);
        send(second, 5, 1);
        Packet packet = send(third, 4, 3);
        Packet next = send(third, 6, 3);
        simulation.run();

        assertThat(packet.behind(0)).containsExactly(7, 5, 0);
        CycleLedger journey = PacketBlame.journey(packet);
        assertThat(journey.ticks(StallCause.BUS)).isEqualTo(7 + 5 + 4);
        assertThat(journey.ticksBehind(StallCause.BUS, 0)).isEqualTo(7);
        assertThat(journey.ticksBehind(StallCause.BUS, 1)).isEqualTo(5);
        assertThat(journey.ticksBehind(StallCause.BUS, 2)).isZero();

        assertThat(next.behind(0)).containsExactly(7, 5, 4);
        assertThat(PacketBlame.journey(next).ticks(StallCause.BUS)).isEqualTo(7 + 5 + 4 + 6);
    }

    @Test
    void halfOfAWaitIsBehindWhomHalfOfTheStayIs() {
        bus.tellApart(2);
        Route first = routeOf(0);
        Route second = routeOf(1);
        send(first, 12, 0);
        Packet packet = send(second, 12, 0);
        simulation.run();

        CycleLedger half = PacketBlame.split(packet, 6, 18, StallCause.DEPENDENCY);
        assertThat(half.ticks(StallCause.BUS)).isEqualTo(12);
        assertThat(half.ticksBehind(StallCause.BUS, 0)).isEqualTo(6);
    }

    @Test
    void whereOwnersAreNotToldApartNobodyStandsBehindAnother() {
        Route first = routeOf(0);
        Route second = routeOf(1);
        send(first, 10, 0);
        Packet packet = send(second, 5, 1);
        simulation.run();

        assertThat(packet.behind(0)).isEmpty();
        assertThat(PacketBlame.journey(packet).ticksBehind(StallCause.BUS, 0)).isZero();
    }

    @Test
    void ownersAreToldApartFromTheFirstPortOn() {
        bus.newPort(1);
        assertThatThrownBy(() -> bus.tellApart(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bus: owners are told apart from the first port on");
    }

    private static CycleLedger ledger(long bus, long behindFirst, long behindSecond) {
        CycleLedger ledger = new CycleLedger();
        ledger.charge(StallCause.BUS, bus);
        ledger.noteBehind(StallCause.BUS, 0, behindFirst);
        ledger.noteBehind(StallCause.BUS, 1, behindSecond);
        return ledger;
    }

    @Test
    void ledgersAddUpAndSubtractBehindWhom() {
        CycleLedger sum = ledger(10, 3, 4);
        sum.chargeAll(ledger(20, 0, 11));
        assertThat(sum.ticksBehind(StallCause.BUS, 0)).isEqualTo(3);
        assertThat(sum.ticksBehind(StallCause.BUS, 1)).isEqualTo(15);
        CycleLedger since = sum.since(ledger(10, 3, 4));
        assertThat(since.ticksBehind(StallCause.BUS, 0)).isZero();
        assertThat(since.ticksBehind(StallCause.BUS, 1)).isEqualTo(11);
    }

    @Test
    void aProportionHasTheSameShareBehindEach() {
        CycleLedger journey = ledger(100, 25, 50);
        journey.charge(StallCause.HOST, 100);
        CycleLedger ledger = new CycleLedger();
        ledger.chargeInProportion(journey, 40);
        assertThat(ledger.ticks(StallCause.BUS)).isEqualTo(20);
        assertThat(ledger.ticksBehind(StallCause.BUS, 0)).isEqualTo(5);
        assertThat(ledger.ticksBehind(StallCause.BUS, 1)).isEqualTo(10);
        assertThat(ledger.ticksBehind(StallCause.HOST, 1)).isZero();
    }

    @Test
    void ticksThatAreChargedToAnotherCauseTakeItsShares() {
        CycleLedger journey = ledger(100, 25, 50);
        CycleLedger ledger = new CycleLedger();
        ledger.chargePart(StallCause.DRAM_BANDWIDTH, journey, StallCause.BUS, 8);
        assertThat(ledger.ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(8);
        assertThat(ledger.ticksBehind(StallCause.DRAM_BANDWIDTH, 0)).isEqualTo(2);
        assertThat(ledger.ticksBehind(StallCause.DRAM_BANDWIDTH, 1)).isEqualTo(4);
    }

    @Test
    void moreBehindOthersThanThereIsIsRefused() {
        ledger(7, 3, 4).requireTotal("core", 7);
        assertThatThrownBy(() -> ledger(7, 4, 4).requireTotal("core", 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("core: 8 ticks behind others, of 7 in all under bus");
    }
}
