package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.program.TestPieces;

class LocalStageTest {
    private final StageBench bench = new StageBench();
    private final LocalStage stage = bench.localStage(bench.books(), 96);

    /** Room is taken at once; the copy leaves bulk SRAM by 2, passes the link by 4 and is in local SRAM by 6. */
    @Test
    void aPieceIsCopiedOnceItsBytesHaveComeFromDram() {
        BulkPiece fetched = TestPieces.bulk(32, 0);
        bench.bulk().takePassing(0, 32);
        LocalPiece piece = TestPieces.local(32, TestPieces.copyOf(fetched));
        piece.whenReady(() -> bench.notes().note("ready"));
        stage.enqueue(piece);
        assertThat(stage.waiting()).isEqualTo(1);
        stage.pump();
        assertThat(stage.head()).contains(piece);
        assertThat(piece.taken()).isTrue();
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(32);
        assertThat(bench.notes().text()).isEmpty();

        fetched.becomeReady();
        stage.pump();
        assertThat(stage.head()).isEmpty();
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(32);
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    0  changed
                    0  changed
                    6  fill packet @0 +32
                    6  layer 0 packet +32 behind sram.local
                    6  dma.fill for layer 0: 32 B from 0 to 6
                    6  ready
                """);
        assertThat(bench.counts()[0].fillBytes()).isEqualTo(32);
        assertThat(bench.bulkSpace().occupiedBytes()).isZero();
    }

    /** Of 96 B of bulk SRAM, copies read one run after the other, and begin again at the start. */
    @Test
    void copiesGoThroughBulkSramInTurn() {
        stage.enqueue(TestPieces.local(64, TestPieces.copyOf(64)));
        stage.enqueue(TestPieces.local(64, TestPieces.copyOf(64)));
        stage.enqueue(TestPieces.local(32, TestPieces.copyOf(32)));
        stage.pump();
        bench.simulation().run();
        // 64 B: out of bulk SRAM in 1 + 1, over the link in 2 + 1, into local SRAM in 1 + 1; the link makes the pace
        assertThat(bench.notes().text().lines().filter(line -> !line.contains("layer")))
                .containsExactly(
                        "    0  changed",
                        "    7  fill packet @0 +64",
                        "    9  fill packet @64 +64",
                        "   10  fill packet @32 +32");
    }

    @Test
    void roomAloneIsReadyWhenItIsTakenAndNothingIsCopied() {
        LocalPiece room = TestPieces.local(100);
        BulkPiece used = TestPieces.bulk(40, 0);
        bench.bulk().takePassing(0, 40);
        used.becomeReady();
        LocalPiece.BulkCopy nothing = new LocalPiece.BulkCopy(0, List.of(used), List.of(), List.of(used));
        LocalPiece lying = TestPieces.local(0, nothing);
        stage.enqueue(room);
        stage.enqueue(lying);
        stage.pump();
        assertThat(TestPieces.isReady(room)).isTrue();
        assertThat(TestPieces.isReady(lying)).isTrue();
        assertThat(bench.bulkSpace().occupiedBytes()).isZero();
        assertThat(bench.simulation().run()).isZero();
        assertThat(bench.counts()[0].fillBytes()).isZero();
    }

    @Test
    void aPieceWithoutRoomAsksAgainWhenAnotherIsFreed() {
        long all = bench.localSpace().capacityBytes();
        LocalPiece first = TestPieces.local(all);
        LocalPiece second = TestPieces.local(1);
        stage.enqueue(first);
        stage.enqueue(second);
        stage.pump();
        assertThat(stage.head()).contains(second);
        assertThat(second.taken()).isFalse();
        stage.free(first);
        assertThat(bench.localSpace().occupiedBytes()).isZero();
        stage.pump();
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(1);
        assertThat(bench.notes().text()).isEqualTo("""
                    0  changed
                    0  changed
                    0  changed
                """);
    }

    @Test
    void whatLiesInBulkSramIsCopiedWhenItsRowsExist() {
        LocalPiece piece =
                TestPieces.local(64, TestPieces.copyOf(32), TestPieces.copyOf(32, new Requirement(bench.between(), 2)));
        stage.enqueue(piece);
        stage.pump();
        assertThat(stage.head()).contains(piece);
        bench.simulation().run();
        assertThat(bench.counts()[0].fillBytes()).isEqualTo(32);
        assertThat(bench.notes().text()).startsWith("    6  fill packet @0 +32");
        bench.between().advanceTo(2);
        assertThat(bench.notes().text()).isEqualTo("    6  changed\n");
        stage.pump();
        bench.simulation().run();
        assertThat(bench.counts()[0].fillBytes()).isEqualTo(64);
        assertThat(TestPieces.isReady(piece)).isTrue();
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(64);
    }
}
