package org.ridgepoint.sim.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

class PacketBlameTest {
    private static final List<ResourceKind> LOAD = List.of(ResourceKind.DRAM, ResourceKind.BUS, ResourceKind.BULK_SRAM);

    @Test
    void everyHopIsBlamedForThePacketsStay() {
        Packet packet = delivered(
                LOAD,
                List.of(
                        new Grant(100, 120, 180, 200, 60),
                        new Grant(200, 230, 240, 250, 10),
                        new Grant(250, 250, 260, 270, 10)));
        assertThat(blame(packet, 40, 270))
                .isEqualTo(Map.of(
                        "dependency", 60L, "dramBandwidth", 60L, "dramLatency", 40L, "bus", 50L, "bulkSram", 20L));
    }

    @Test
    void onlyTheWaitIsSplit() {
        Packet packet = delivered(
                LOAD,
                List.of(
                        new Grant(100, 120, 180, 200, 60),
                        new Grant(200, 230, 240, 250, 10),
                        new Grant(250, 250, 260, 270, 10)));
        assertThat(blame(packet, 150, 240)).isEqualTo(Map.of("dramBandwidth", 30L, "dramLatency", 20L, "bus", 40L));
        assertThat(blame(packet, 200, 200)).isEmpty();
    }

    /**
     * DRAM: 110 ticks, of which 80 blocked; a place at the bus is held 10 ticks in DRAM service and 90 at the bus, so 72
     * of the 80 are the bus's; of the DRAM's 38, a fifth moved data. Bus: 90 + 72 ticks of which a third blocked; a place
     * in SRAM is held 45 ticks on the bus and 15 there, so a quarter of that third is the SRAM's.
     */
    @Test
    void backPressureIsChargedToWhoHoldsThePlaces() {
        Packet packet = delivered(
                LOAD,
                List.of(
                        new Grant(0, 100, 110, 110, 22, 80),
                        new Grant(110, 155, 200, 200, 45, 30),
                        new Grant(200, 200, 215, 215, 15)));
        long bus = 90 - 7 + 72 - 6;
        assertThat(blame(packet, 0, 215))
                .isEqualTo(Map.of("dramBandwidth", 7L, "dramLatency", 31L, "bus", bus, "bulkSram", 15L + 7L + 6L));
    }

    /** Four places before an idle bus, all held by packets in DRAM: the DRAM is the bottleneck, not the bus. */
    @Test
    void placesHeldByDramItselfAreNotTheBussFault() {
        Packet packet = delivered(
                List.of(ResourceKind.DRAM, ResourceKind.BUS),
                List.of(new Grant(0, 1_000, 1_990, 1_990, 0, 1_000), new Grant(1_990, 1_990, 2_000, 2_000, 10)));
        assertThat(blame(packet, 0, 2_000)).isEqualTo(Map.of("dramLatency", 1_980L, "bus", 10L + 10L));
    }

    /** What is left when nobody stands before: the time of each hop from its start, and no queue. */
    @Test
    void passingIsTheTimeInServiceAndOnTheWayWithoutQueuesAndWithoutTheDramChannel() {
        Packet packet = delivered(
                LOAD,
                List.of(
                        new Grant(100, 120, 180, 200, 60),
                        new Grant(200, 230, 240, 250, 10),
                        new Grant(250, 253, 260, 270, 10)));
        CycleLedger passing = PacketBlame.passing(packet);
        assertThat(passing.ticks(StallCause.of(ResourceKind.BUS))).isEqualTo(250 - 230);
        assertThat(passing.ticks(StallCause.of(ResourceKind.BULK_SRAM))).isEqualTo(270 - 253);
        passing.requireTotal("passing", 20 + 17);
    }

    @Test
    void theWholeJourneyIsChargedFromTheFirstArrivalToTheDelivery() {
        Packet packet = delivered(
                List.of(ResourceKind.BUS, ResourceKind.BULK_SRAM),
                List.of(new Grant(40, 60, 80, 90, 10), new Grant(90, 90, 100, 130, 10)));
        CycleLedger journey = PacketBlame.journey(packet);
        assertThat(journey.ticks(StallCause.of(ResourceKind.BUS))).isEqualTo(50);
        assertThat(journey.ticks(StallCause.of(ResourceKind.BULK_SRAM))).isEqualTo(40);
        journey.requireTotal("journey", 90);
    }

    @Test
    void aLateWaitIsRefused() {
        Packet packet = delivered(List.of(ResourceKind.BUS), List.of(new Grant(0, 0, 10, 10, 10)));
        assertThatThrownBy(() -> PacketBlame.split(packet, 0, 11, StallCause.DEPENDENCY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody waits from 0 to 11 for a packet delivered at 10");
    }

    @Test
    void anyWaitIsSplitWithoutALostTick() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            Packet packet = randomPacket(random);
            long end = packet.grant(2).doneTick();
            long to = random.nextLong(end + 1);
            long from = random.nextLong(to + 1);
            PacketBlame.split(packet, from, to, StallCause.DEPENDENCY).requireTotal("wait", to - from);
        }
    }

    private static Packet randomPacket(SplittableRandom random) {
        List<Grant> grants = new ArrayList<>();
        long tick = random.nextLong(1_000);
        long scale = 1L << random.nextInt(1, 50);
        for (int hop = 0; hop < 3; hop++) {
            long start = tick + random.nextLong(scale);
            long free = start + 1 + random.nextLong(scale);
            long done = free + random.nextLong(scale);
            long blocked = hop == 2 ? 0 : random.nextLong(start - tick + 1);
            grants.add(new Grant(tick, start, free, done, random.nextLong(done - tick + 1), blocked));
            tick = done;
        }
        return delivered(LOAD, grants);
    }

    @Test
    void aLedgerThatDoesNotAddUpIsRefused() {
        CycleLedger ledger = new CycleLedger();
        ledger.charge(StallCause.USEFUL_MACS, 7);
        ledger.charge(StallCause.TAIL, 2);
        ledger.requireTotal("array.0", 9);
        assertThatThrownBy(() -> ledger.requireTotal("array.0", 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("array.0: causes sum to 9 ticks, but 10 have passed");
    }

    @Test
    void everyResourceHasACauseAndEveryCauseItsOwnKey() {
        for (ResourceKind kind : ResourceKind.values()) {
            assertThat(StallCause.of(kind)).isNotNull();
        }
        assertThat(StallCause.values()).extracting(StallCause::key).doesNotHaveDuplicates();
    }

    private static Map<String, Long> blame(Packet packet, long from, long to) {
        Map<String, Long> charged = new TreeMap<>();
        CycleLedger ledger = PacketBlame.split(packet, from, to, StallCause.DEPENDENCY);
        for (StallCause cause : StallCause.values()) {
            if (ledger.ticks(cause) > 0) {
                charged.put(cause.key(), ledger.ticks(cause));
            }
        }
        return charged;
    }

    private static Packet delivered(List<ResourceKind> kinds, List<Grant> grants) {
        List<Port> hops = kinds.stream().<Port>map(Doorway::new).toList();
        Packet packet = new Packet(Request.contiguous(0, 0, 64, Access.READ, 0), new Route(hops), p -> {});
        for (Grant grant : grants) {
            packet.granted(grant);
            packet.leave();
        }
        return packet;
    }
}
