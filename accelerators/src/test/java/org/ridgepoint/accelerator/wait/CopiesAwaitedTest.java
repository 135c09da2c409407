package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

/** Waits for copies from bulk SRAM, whose way may have begun in DRAM. */
class CopiesAwaitedTest {
    private final TrackerBench world = new TrackerBench();

    /** From DRAM by 20, all of it bandwidth; out of bulk SRAM at 20 and there at 30. */
    @Test
    void aCopyFromBulkSramBeganWithThePacketThatBroughtItThere() {
        world.awaitFill();
        Packet fromDram =
                PastPacket.issuedAt(0, 0).over(ResourceKind.DRAM, 0, 0, 20, 20).packet();
        Packet copy = PastPacket.issuedAt(20, 0)
                .over(ResourceKind.BULK_SRAM, 20, 20, 30, 10)
                .packet();
        world.at(20, () -> world.tracker().delivered(Blocker.LOAD, fromDram));
        world.at(30, () -> world.tracker().delivered(Blocker.FILL, copy));
        world.stages().bench().simulation().run();
        assertThat(world.nanoseconds(0)).isEqualTo(Map.of("dramBandwidth", 20L, "bulkSram", 10L));
    }

    @Test
    void aCopyOfWhatLivesInBulkSramBeganThere() {
        world.awaitFill();
        Packet copy = PastPacket.issuedAt(20, 0)
                .over(ResourceKind.BULK_SRAM, 20, 20, 30, 10)
                .packet();
        world.at(30, () -> world.tracker().delivered(Blocker.FILL, copy));
        world.stages().bench().simulation().run();
        assertThat(world.nanoseconds(0)).isEqualTo(Map.of("bus", 20L, "bulkSram", 10L));
    }

    /** A narrow bus: before it a copy queued 4 ns, and so did its packet from DRAM; both queues stay with the bus. */
    @Test
    void theQueuesOfBothHalvesOfAWayStayWithANarrowHop() {
        TrackerBench narrow = new TrackerBench(Set.of(StallCause.BUS));
        narrow.awaitFill();
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
        narrow.at(10, () -> narrow.tracker().delivered(Blocker.FILL, before));
        narrow.at(20, () -> narrow.tracker().delivered(Blocker.LOAD, fromDram));
        narrow.at(40, () -> narrow.tracker().delivered(Blocker.FILL, copy));
        narrow.stages().bench().simulation().run();
        // until 10: 5 to the fill's own cause and 5 along the first copy's way; from then on 10 of bandwidth and 30 of
        // bus, of which 6 + 16 in no queue are the channel's: 32 and 8, three quarters of which are charged
        assertThat(narrow.nanoseconds(0)).isEqualTo(Map.of("bus", 5L + 6, "localSram", 5L, "dramBandwidth", 24L));
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
        world.stages()
                .array()
                .enqueue(StageBench.tile(64, false, copied, world.stages().awaitingDram(source)));
        world.stages().pump();
        Packet before =
                PastPacket.issuedAt(0, 0).over(ResourceKind.DRAM, 0, 0, 25, 25).packet();
        Packet lone = PastPacket.issuedAt(25, 64)
                .over(ResourceKind.DRAM, 25, 25, 40, 15)
                .packet();
        world.at(25, () -> world.tracker().delivered(Blocker.LOAD, before));
        world.at(25, copied::segmentCopied);
        world.at(40, () -> world.tracker().delivered(Blocker.LOAD, lone));
        world.stages().bench().simulation().run();
        assertThat(world.nanoseconds(0)).isEqualTo(Map.of("bus", 25L, "dramBandwidth", 15L));
    }
}
