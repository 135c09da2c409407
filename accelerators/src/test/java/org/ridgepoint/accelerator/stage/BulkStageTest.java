package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.sim.kernel.Phase;

class BulkStageTest {
    private final StageBench bench = new StageBench();
    private final BulkStage stage = bench.bulkStage(bench.books());

    /** Row open at 5, data from 10 to 14, over the bus by 16, in bulk SRAM by 18. */
    @Test
    void aPieceComesOverTheBusIntoBulkSram() {
        BulkPiece piece = TestPieces.bulk(32, 0);
        piece.whenReady(() -> bench.notes().note("ready"));
        stage.enqueue(piece);
        assertThat(stage.waiting()).isEqualTo(1);
        assertThat(stage.head()).contains(piece);
        stage.pump();
        assertThat(stage.waiting()).isZero();
        assertThat(stage.head()).isEmpty();
        assertThat(piece.taken()).isTrue();
        assertThat(bench.bulkSpace().occupiedBytes()).isEqualTo(32);
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    0  changed
                   18  load packet @0 +32
                   18  layer 0 packet +32 behind sram.bulk
                   18  dma.load for layer 0: 32 B from 0 to 18
                   18  ready
                """);
        assertThat(bench.counts()[0].dramReadBytes()).isEqualTo(32);
        assertThat(piece.ready()).isTrue();
    }

    @Test
    void rowsThatDoNotExistHoldUpAllPiecesBehind() {
        BulkPiece early = TestPieces.bulk(32, 0, new Requirement(bench.between(), 4));
        BulkPiece behind = TestPieces.bulk(32, 64);
        stage.enqueue(early);
        stage.enqueue(behind);
        stage.pump();
        assertThat(stage.head()).contains(early);
        assertThat(bench.bulkSpace().occupiedBytes()).isZero();
        assertThat(bench.notes().text()).isEmpty();

        bench.between().advanceTo(3);
        stage.pump();
        assertThat(stage.waiting()).isEqualTo(2);
        bench.between().advanceTo(4);
        assertThat(bench.notes().text()).isEqualTo("""
                    0  changed
                    0  changed
                """);
        stage.pump();
        assertThat(stage.waiting()).isZero();
        assertThat(bench.notes().text()).isEqualTo("""
                    0  changed
                """);
    }

    /** The other core has room at 7; one tick later both know that the piece is on its way, and ask for what lies behind it. */
    @Test
    void aPieceForSeveralCoresHoldsUpThoseBehindUntilAllHaveRoom() {
        List<BulkPiece> together = TestPieces.together(bench.simulation(), 32);
        BulkStage other = bench.bulkStage(bench.books());
        stage.enqueue(together.get(0));
        stage.enqueue(TestPieces.bulk(32, 64));
        stage.pump();
        stage.pump();
        assertThat(stage.waiting()).isEqualTo(1);
        bench.whenChanged(stage::pump);
        other.enqueue(together.get(1));
        bench.simulation().at(7_000_000, Phase.ARRIVE, other::pump);
        bench.simulation().run();
        assertThat(stage.waiting()).isZero();
        assertThat(bench.counts()[0].dramReadBytes()).isEqualTo(32 + 32);
        assertThat(together).allMatch(BulkPiece::ready);
    }

    @Test
    void aPieceWithoutRoomAsksAgainWhenRoomIsFreed() {
        long all = bench.bulkSpace().capacityBytes();
        bench.bulk().takePassing(0, all - 31);
        stage.enqueue(TestPieces.bulk(32, 0));
        stage.pump();
        assertThat(stage.waiting()).isEqualTo(1);
        assertThat(bench.notes().text()).isEmpty();
        bench.bulk().freePassing(1);
        assertThat(bench.notes().text()).isEqualTo("""
                    0  changed
                """);
        stage.pump();
        assertThat(bench.bulkSpace().occupiedBytes()).isEqualTo(all);
    }
}
