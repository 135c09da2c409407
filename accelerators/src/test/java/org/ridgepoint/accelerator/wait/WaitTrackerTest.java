package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgepoint.accelerator.wait.WaitBench.NS;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

/** Packets of a test's own making come, to its nanosecond, while real stages wait. */
class WaitTrackerTest {
    private final WaitBench stages = WaitBench.of(StageBench.chip());
    private final StageBench bench = stages.bench();
    private final WaitTracker tracker =
            new WaitTracker(bench.simulation(), new StreamPace(Set.of()), bench.counts(), bench.notes());

    WaitTrackerTest() {
        bench.simulation().whenTickEnds(() -> tracker.look(stages.blockers()));
    }

    private void at(long nanosecond, Action action) {
        bench.simulation().at(nanosecond * NS, Phase.COMPLETE, action);
    }

    /** The array waits for a piece that never comes out of DRAM. */
    private BulkPiece awaitLoad() {
        BulkPiece source = TestPieces.bulk(16, 0);
        source.take();
        stages.array().enqueue(StageBench.tile(64, false, stages.awaitingDram(source)));
        stages.pump();
        return source;
    }

    private void awaitFill() {
        stages.array().enqueue(StageBench.tile(64, false, WaitBench.awaitingBulk()));
        stages.pump();
    }

    private Map<String, Long> nanoseconds(int layer) {
        tracker.settle();
        Map<String, Long> map = new TreeMap<>();
        for (StallCause cause : StallCause.values()) {
            long ticks = bench.counts()[layer].ledger().ticks(cause);
            if (ticks > 0) {
                map.put(cause.key(), ticks / NS);
            }
        }
        return map;
    }

    /** Issued at 10, 20 ns in the channel of which 5 move data, 10 on the bus. */
    private static Packet first() {
        return PastPacket.issuedAt(10, 0)
                .over(ResourceKind.DRAM, 10, 10, 30, 5)
                .over(ResourceKind.BUS, 30, 32, 40, 8)
                .packet();
    }

    @Test
    void aLonePacketIsChargedAlongItsWayAndWhatWasBeforeToTheBlocker() {
        awaitLoad();
        at(40, () -> tracker.delivered(Blocker.LOAD, first()));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramLatency", 10L + 15, "dramBandwidth", 5L, "bus", 10L));
        assertThat(bench.notes().text()).endsWith("""
                   40  layer 0 waited from 0 to 10: DRAM latency
                   40  layer 0 waited from 10 to 40: DRAM latency
                """);
    }

    /**
     * The second packet's way, 5 of bandwidth, 20 of latency and 15 of bus, began before the first came: of a stream whose
     * channel moves data a fifth of the time, a fifth of the bus is the channel's: 8, 20 and 12, of which half are charged.
     */
    @Test
    void aPacketCloseBehindIsChargedInProportionToItsWay() {
        awaitLoad();
        at(40, () -> tracker.delivered(Blocker.LOAD, first()));
        Packet second = PastPacket.issuedAt(20, 64)
                .over(ResourceKind.DRAM, 20, 20, 45, 5)
                .over(ResourceKind.BUS, 45, 50, 60, 10)
                .packet();
        at(60, () -> tracker.delivered(Blocker.LOAD, second));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramLatency", 25L + 10, "dramBandwidth", 5L + 4, "bus", 10L + 6));
    }

    /** Issued exactly when the one before came: it travelled alone, and nothing of its way is the channel's. */
    @Test
    void aPacketIssuedWhenTheLastOneCameIsAlone() {
        awaitLoad();
        at(40, () -> tracker.delivered(Blocker.LOAD, first()));
        Packet next = PastPacket.issuedAt(40, 64)
                .over(ResourceKind.DRAM, 40, 40, 50, 5)
                .over(ResourceKind.BUS, 50, 52, 60, 8)
                .packet();
        at(60, () -> tracker.delivered(Blocker.LOAD, next));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramLatency", 25L + 5, "dramBandwidth", 5L + 5, "bus", 10L + 10));
    }

    /** Of packets of one tick the one issued first counts, then the lower address, then the name of where it ends. */
    @Test
    void ofPacketsOfOneTickTheOldestCounts() {
        Packet oldest = PastPacket.issuedAt(1, 9)
                .over(ResourceKind.BULK_SRAM, 0, 0, 40, 40)
                .packet();
        Packet younger =
                PastPacket.issuedAt(2, 3).over(ResourceKind.BUS, 0, 0, 40, 40).packet();
        assertThat(chargedOf(oldest, younger)).isEqualTo("bulkSram");
        Packet farther = PastPacket.issuedAt(1, 10)
                .over(ResourceKind.BUS, 0, 0, 40, 40)
                .endingAt("a")
                .packet();
        assertThat(chargedOf(oldest, farther)).isEqualTo("bulkSram");
        Packet elsewhere = PastPacket.issuedAt(1, 9)
                .over(ResourceKind.BUS, 0, 0, 40, 40)
                .endingAt("zzz")
                .packet();
        assertThat(chargedOf(oldest, elsewhere)).isEqualTo("bulkSram");
    }

    /** Whichever is told first. */
    private static String chargedOf(Packet one, Packet other) {
        String cause = chargedInOrder(one, other);
        assertThat(chargedInOrder(other, one)).isEqualTo(cause);
        return cause;
    }

    private static String chargedInOrder(Packet one, Packet other) {
        WaitTrackerTest world = new WaitTrackerTest();
        world.awaitLoad();
        world.at(40, () -> {
            world.tracker.delivered(Blocker.LOAD, one);
            world.tracker.delivered(Blocker.LOAD, other);
        });
        world.bench.simulation().run();
        return String.join(" ", world.nanoseconds(0).keySet());
    }

    @Test
    void packetsOfAnotherLegAreNotWaitedFor() {
        awaitLoad();
        at(40, () -> tracker.delivered(Blocker.DRAIN, first()));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEmpty();
        tracker.endRun();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramLatency", 40L));
    }

    @Test
    void packetsThatComeWhileTheArrayWorksAreNotWaitedFor() {
        awaitLoad();
        at(15, () -> tracker.endIdle(15 * NS, CycleLedger::new));
        at(40, () -> tracker.delivered(Blocker.LOAD, first()));
        at(50, tracker::beginIdle);
        at(60, () -> {});
        bench.simulation().run();
        tracker.endRun();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramLatency", 15L + 10));
    }

    /** From DRAM by 20, all of it bandwidth; out of bulk SRAM at 20 and there at 30. */
    @Test
    void aCopyFromBulkSramBeganWithThePacketThatBroughtItThere() {
        awaitFill();
        Packet fromDram =
                PastPacket.issuedAt(0, 0).over(ResourceKind.DRAM, 0, 0, 20, 20).packet();
        Packet copy = PastPacket.issuedAt(20, 0)
                .over(ResourceKind.BULK_SRAM, 20, 20, 30, 10)
                .packet();
        at(20, () -> tracker.delivered(Blocker.LOAD, fromDram));
        at(30, () -> tracker.delivered(Blocker.FILL, copy));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramBandwidth", 20L, "bulkSram", 10L));
    }

    @Test
    void aCopyOfWhatLivesInBulkSramBeganThere() {
        awaitFill();
        Packet copy = PastPacket.issuedAt(20, 0)
                .over(ResourceKind.BULK_SRAM, 20, 20, 30, 10)
                .packet();
        at(30, () -> tracker.delivered(Blocker.FILL, copy));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("bus", 20L, "bulkSram", 10L));
    }

    /** A narrow bus: before it a copy queued 4 ns, and so did its packet from DRAM; both queues stay with the bus. */
    @Test
    void theQueuesOfBothHalvesOfAWayStayWithANarrowHop() {
        WaitTracker narrow = new WaitTracker(
                bench.simulation(), new StreamPace(Set.of(StallCause.BUS)), bench.counts(), bench.notes());
        awaitFill();
        bench.simulation().whenTickEnds(() -> narrow.look(stages.blockers()));
        Packet fromDram = PastPacket.issuedAt(0, 0)
                .over(ResourceKind.DRAM, 0, 0, 10, 10)
                .over(ResourceKind.BUS, 10, 14, 20, 6)
                .packet();
        Packet copy = PastPacket.issuedAt(20, 0)
                .over(ResourceKind.LINK, 20, 24, 40, 16)
                .packet();
        Packet before = PastPacket.issuedAt(5, 0)
                .over(ResourceKind.LOCAL_SRAM, 5, 5, 10, 5)
                .packet();
        at(10, () -> narrow.delivered(Blocker.FILL, before));
        at(20, () -> narrow.delivered(Blocker.LOAD, fromDram));
        at(40, () -> narrow.delivered(Blocker.FILL, copy));
        bench.simulation().run();
        narrow.settle();
        // until 10: 5 to the fill's own cause and 5 along the first copy's way; from then on 10 of bandwidth and 30 of
        // bus, of which 6 + 16 in no queue are the channel's: 32 and 8, three quarters of which are charged
        assertThat(nanoseconds(0)).isEqualTo(Map.of("bus", 5L + 6, "localSram", 5L, "dramBandwidth", 24L));
    }

    /**
     * Issued when the packet before it came, with which the array began to wait for loads: the stream ran on, but this packet did
     * not keep the array from working before. What was waited until then, for a copy, stays so.
     */
    @Test
    void aLonePacketOfAStreamLeavesEarlierWaitsToThemselves() {
        LocalPiece copied = WaitBench.awaitingBulk();
        BulkPiece source = TestPieces.bulk(16, 0);
        source.take();
        stages.array().enqueue(StageBench.tile(64, false, copied, stages.awaitingDram(source)));
        stages.pump();
        Packet before =
                PastPacket.issuedAt(0, 0).over(ResourceKind.DRAM, 0, 0, 25, 25).packet();
        Packet lone = PastPacket.issuedAt(25, 64)
                .over(ResourceKind.DRAM, 25, 25, 40, 15)
                .packet();
        at(25, () -> tracker.delivered(Blocker.LOAD, before));
        at(25, copied::segmentCopied);
        at(40, () -> tracker.delivered(Blocker.LOAD, lone));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("bus", 25L, "dramBandwidth", 15L));
    }

    @Test
    void timeBeforeAFeedIsTheOperandsOwn() {
        stages.array().enqueue(StageBench.tile(64, false));
        stages.pump();
        CycleLedger journey = new CycleLedger();
        journey.charge(StallCause.FABRIC, 3);
        journey.charge(StallCause.BUS, 1);
        at(12, () -> tracker.endIdle(8 * NS, () -> journey));
        bench.simulation().run();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("fpgaWires", 6L, "bus", 2L));
        assertThat(bench.notes().text()).contains("   12  layer 0 waited from 0 to 8: FPGA wires\n");
    }

    @Test
    void timeBeforeWorkThatNeedsNoFeedIsTheBlockers() {
        awaitLoad();
        CycleLedger journey = new CycleLedger();
        journey.charge(StallCause.FABRIC, 1);
        at(8, () -> tracker.endIdle(8 * NS, () -> journey));
        at(9, () -> tracker.endIdle(9 * NS, () -> journey));
        bench.simulation().run();
        tracker.endRun();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("dramLatency", 8L));
    }

    @Test
    void aChangeOfWhatIsAwaitedChargesWhatWasAwaited() {
        LocalPiece piece = WaitBench.awaitingBulk();
        stages.array().enqueue(StageBench.tile(64, false, piece));
        stages.pump();
        at(7, () -> {
            stages.array().enqueue(StageBench.tile(64, false));
        });
        at(10, () -> stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 640, 0), false)));
        at(10, () -> stages.elements().pump());
        at(11, piece::segmentCopied);
        bench.simulation().run();
        assertThat(bench.notes().text().lines().filter(line -> line.contains("waited")))
                .first()
                .isEqualTo("   11  layer 0 waited from 0 to 11: bus");
    }

    /** Layer 1 asks for operands at 0, which come until 17; meanwhile a tile of layer 0, unfinished yet, comes into view. */
    @Test
    void operandsOnTheirWayBelongToTheLayerThatAskedForThem() {
        stages.array().enqueue(StageBench.tile(1, ArrayTile.whole(1, 8, 8, 1, 64), false));
        stages.pump();
        LocalPiece never = TestPieces.local(16);
        at(5, () -> stages.array().enqueue(StageBench.tile(0, ArrayTile.whole(1, 8, 8, 1, 64), false, never)));
        bench.simulation().run();
        assertThat(nanoseconds(1)).isEqualTo(Map.of("localSram", 17L));
    }

    /** While operands of layer 1 are on their way the vector unit works on layer 0: the wait is for the operands. */
    @Test
    void aFeedIsItsOwnLayersWhateverTheVectorUnitWorksOn() {
        stages.array().enqueue(StageBench.tile(1, ArrayTile.whole(1, 8, 8, 1, 64), false));
        stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 6400, 0), false));
        stages.pump();
        bench.simulation().run();
        assertThat(nanoseconds(1)).isEqualTo(Map.of("localSram", 17L));
        assertThat(nanoseconds(0)).containsOnlyKeys("vectorUnit");
    }

    @Test
    void atTheEndTheRestIsChargedIfTheArrayIsIdle() {
        at(5, () -> {});
        bench.simulation().run();
        tracker.endRun();
        tracker.endRun();
        assertThat(nanoseconds(0)).isEqualTo(Map.of("tail", 5L));
        assertThat(bench.notes().text()).isEqualTo("    5  layer 0 waited from 0 to 5: tail\n");
    }
}
