package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.result.LayerCounts;

class ElementStageTest {
    private final StageBench bench =
            new StageBench(ChipParts.of(StageBench.chip()).withHost().chip(), Place.LOCAL);
    private final ElementStage stage = bench.elementStage(bench.books());

    private TileTask step(long bytes, long operations, LocalPiece... awaits) {
        return StageBench.elements(bench.block(bytes, bench.between(), operations, 0), false, awaits);
    }

    /** 64 B out of local SRAM by 2, 96 operations on 32 lanes until 5, back in local SRAM by 7. */
    @Test
    void aBlockIsReadWorkedOnAndWrittenBack() {
        TileTask step = step(64, 96);
        stage.enqueue(step);
        assertThat(stage.waiting()).isEqualTo(1);
        assertThat(stage.awaited()).contains(step);
        stage.pump();
        assertThat(stage.awaited()).isEmpty();
        assertThat(stage.working()).isTrue();
        assertThat(stage.hostWorks()).isFalse();
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    5  layer 0 packet +64 behind vector
                    7  layer 0 packet +64 behind sram.local
                    7  finished for layer 0
                """);
        assertThat(stage.working()).isFalse();
        LayerCounts counts = bench.counts()[0];
        assertThat(counts.localBytes()).isEqualTo(64 + 64);
        assertThat(counts.vectorOperations()).isEqualTo(96);
        assertThat(counts.hostOperations()).isZero();
        assertThat(counts.hostBytes()).isZero();
        assertThat(counts.tiles()).isEqualTo(1);
        assertThat(counts.arrayOperandBytes()).isZero();
    }

    /**
     * The vector unit takes 10 cycles for each block. The first is out of local SRAM by 2, worked off by 12 and back by
     * 14; the second follows until 22 and 24. The third may begin at 14: read by 16, worked off from 22 to 32, back by 34.
     */
    @Test
    void twoBlocksAtATimeAreUnderWay() {
        stage.enqueue(step(64, 320));
        stage.enqueue(step(32, 320));
        stage.enqueue(step(16, 320));
        stage.pump();
        assertThat(stage.waiting()).isEqualTo(1);
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                   12  layer 0 packet +64 behind vector
                   14  layer 0 packet +64 behind sram.local
                   14  finished for layer 0
                   22  layer 0 packet +32 behind vector
                   24  layer 0 packet +32 behind sram.local
                   24  finished for layer 0
                   32  layer 0 packet +16 behind vector
                   34  layer 0 packet +16 behind sram.local
                   34  finished for layer 0
                """);
    }

    @Test
    void aBlockBeginsWhenItsOperandsAreThere() {
        LocalPiece operand = TestPieces.local(16);
        stage.enqueue(step(64, 1, operand));
        stage.pump();
        assertThat(stage.working()).isFalse();
        assertThat(stage.waiting()).isEqualTo(1);
        operand.take();
        assertThat(stage.working()).isTrue();
        assertThat(stage.waiting()).isZero();
    }

    /**
     * The link moves a byte a ns, 10 ns long; the host does an operation in 0.5 ns. Out of local SRAM by 2, over the link
     * by 2 + 64 + 10 = 76, worked off by 76 + 20, back over the link by 96 + 64 + 10 = 170, in local SRAM by 172.
     */
    @Test
    void theHostsBlocksGoOverItsLinkAndBack() {
        stage.enqueue(StageBench.elements(bench.block(64, bench.between(), 40, 0), true));
        stage.pump();
        assertThat(stage.hostWorks()).isTrue();
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                   96  layer 0 packet +64 behind host
                   96  host packet @0 +64
                  172  layer 0 packet +64 behind sram.local
                  172  host packet @0 +64
                  172  finished for layer 0
                """);
        assertThat(stage.hostWorks()).isFalse();
        LayerCounts counts = bench.counts()[0];
        assertThat(counts.hostBytes()).as("there and back").isEqualTo(64 + 64);
        assertThat(counts.hostOperations()).isEqualTo(40);
        assertThat(counts.vectorOperations()).isZero();
        assertThat(counts.localBytes()).isEqualTo(64 + 64);
    }

    @Test
    void workOnNothingStillTakesItsWay() {
        TileTask empty = new TileTask(
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(bench.block(0, bench.between(), 0, 0)),
                0,
                false,
                false,
                false,
                0);
        stage.enqueue(empty);
        stage.pump();
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    3  layer 0 packet +1 behind vector
                    5  layer 0 packet +1 behind sram.local
                    5  finished for layer 0
                """);
    }
}
