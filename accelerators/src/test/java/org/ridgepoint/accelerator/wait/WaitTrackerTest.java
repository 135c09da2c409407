package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgepoint.accelerator.wait.WaitBench.NS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

/** Packets of a test's own making come, to its nanosecond, while real stages wait. */
class WaitTrackerTest {
    private final TrackerBench world = new TrackerBench();
    private final WaitBench stages = world.stages();
    private final StageBench bench = stages.bench();
    private final WaitTracker tracker = world.tracker();

    private void at(long nanosecond, Action action) {
        world.at(nanosecond, action);
    }

    private void awaitLoad() {
        world.awaitLoad();
    }

    private Map<String, Long> nanoseconds(int layer) {
        return world.nanoseconds(layer);
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
        TrackerBench world = new TrackerBench();
        world.awaitLoad();
        world.at(40, () -> {
            world.tracker().delivered(Blocker.LOAD, one);
            world.tracker().delivered(Blocker.LOAD, other);
        });
        world.stages().bench().simulation().run();
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
