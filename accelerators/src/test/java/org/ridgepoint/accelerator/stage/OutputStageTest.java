package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.OutputBlock;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.result.LayerCounts;

class OutputStageTest {
    /** What the books of a layer say of outputs. */
    private static void assertBooks(LayerCounts counts, long local, long bulk, long drained, long written) {
        assertThat(counts.localBytes()).as("local SRAM").isEqualTo(local);
        assertThat(counts.bulkBytes()).as("bulk SRAM").isEqualTo(bulk);
        assertThat(counts.drainBytes()).as("drained").isEqualTo(drained);
        assertThat(counts.dramWriteBytes()).as("written to DRAM").isEqualTo(written);
    }

    /**
     * 64 operations on 32 lanes until 2, in local SRAM by 4. From there to DRAM: out of local SRAM by 6, over the link (2
     * + 1) by 9 and the bus (2 + 1) by 12; the controller has taken its bursts by 13.
     */
    @Test
    void outputsGoThroughTheVectorUnitAndLocalSramToDram() {
        StageBench bench = new StageBench();
        OutputStage stage = bench.outputStage(bench.books());
        stage.leaveArray(bench.block(64, bench.made(), 64, 7));
        assertThat(stage.vectorBusy()).isTrue();
        assertThat(stage.storing()).isFalse();
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    4  layer 0 packet +64 behind sram.local
                   13  drain packet @0 +64
                   13  layer 0 packet +64 behind dram.0
                   13  dma.store for layer 0: 64 B from 4 to 13
                """);
        assertThat(stage.vectorBusy()).isFalse();
        assertThat(stage.storing()).isFalse();
        assertThat(bench.made().readyRows()).isEqualTo(7);
        assertThat(bench.localSpace().occupiedBytes()).isZero();
        assertBooks(bench.counts()[0], 64 + 64, 0, 64, 64);
        assertThat(bench.counts()[0].vectorOperations()).isEqualTo(64);
    }

    /** Each of three packets takes two cycles of the vector unit, four of local SRAM's port and one more until it is there. */
    @Test
    void outputsOfManyGranulesLeaveInPackets() {
        StageBench bench = new StageBench(StageBench.chip(), Place.LOCAL);
        OutputStage stage = bench.outputStage(bench.books());
        stage.leaveArray(bench.block(3 * StageBench.chip().view().granuleBytes(), bench.between(), 192, 2));
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    7  layer 0 packet +256 behind sram.local
                   11  layer 0 packet +256 behind sram.local
                   15  layer 0 packet +256 behind sram.local
                """);
        assertThat(bench.between().readyRows()).isEqualTo(2);
        assertBooks(bench.counts()[0], 3 * 256, 0, 0, 0);
    }

    /** As above until 4; out of local SRAM by 6, over the link by 9, in bulk SRAM by 11. */
    @Test
    void aTensorThatLivesInBulkSramTakesItsRoomThere() {
        StageBench bench = new StageBench(StageBench.chip(), Place.BULK);
        OutputStage stage = bench.outputStage(bench.books());
        stage.leaveArray(bench.block(64, bench.between(), 64, 2));
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    4  layer 0 packet +64 behind sram.local
                   11  drain packet @0 +64
                   11  layer 0 packet +64 behind sram.bulk
                   11  dma.store for layer 0: 64 B from 4 to 11
                """);
        assertThat(bench.bulkSpace().occupiedBytes()).isEqualTo(256);
        assertThat(bench.localSpace().occupiedBytes()).isZero();
        assertBooks(bench.counts()[0], 64 + 64, 64, 64, 0);
    }

    @Test
    void aTensorThatFindsNoRoomInBulkSramWaitsInLocalSram() {
        StageBench bench = new StageBench(StageBench.chip(), Place.BULK);
        bench.bulk().takePassing(0, bench.bulkSpace().capacityBytes() - 255);
        OutputStage stage = bench.outputStage(bench.books());
        stage.store(bench.block(64, bench.between(), 64, 2));
        bench.simulation().run();
        assertThat(bench.between().readyRows()).isZero();
        bench.bulk().freePassing(1);
        assertThat(stage.storing()).as("not before its turn").isFalse();
        stage.pump();
        assertThat(stage.storing()).isTrue();
        bench.simulation().run();
        assertThat(stage.storing()).isFalse();
        assertThat(bench.between().readyRows()).isEqualTo(2);
    }

    @Test
    void roomThatIsGivenBackWakesTheStageForAnotherTurn() {
        StageBench bench = new StageBench(StageBench.chip(), Place.BULK);
        bench.bulk().takePassing(0, bench.bulkSpace().capacityBytes() - 255);
        OutputStage stage = bench.outputStage(bench.books());
        stage.store(bench.block(64, bench.between(), 64, 2));
        bench.simulation().run();
        bench.bulk().freePassing(1);
        bench.simulation().run();
        assertThat(bench.between().readyRows()).isEqualTo(2);
    }

    @Test
    void aTensorThatLivesInLocalSramStaysAndGivesTheBlocksRoomBack() {
        StageBench bench = new StageBench(StageBench.chip(), Place.LOCAL);
        OutputStage stage = bench.outputStage(bench.books());
        stage.store(bench.block(64, bench.between(), 64, 2));
        assertThat(bench.simulation().run()).isZero();
        assertThat(bench.notes().text()).isEmpty();
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(256);
        assertThat(bench.between().readyRows()).isEqualTo(2);
        assertBooks(bench.counts()[0], 0, 0, 0, 0);
    }

    @Test
    void aTensorThatIsStoredWhenItsLastReaderIsDoneGoesAtOnce() {
        StageBench bench = new StageBench(StageBench.chip(), Place.LOCAL);
        OutputStage stage = bench.outputStage(bench.books());
        stage.store(bench.block(64, bench.between(), 64, 7));
        bench.simulation().run();
        bench.progress().finish(0);
        bench.progress().finish(1);
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(256);
        stage.store(bench.block(64, bench.between(), 64, 8));
        bench.simulation().run();
        assertThat(bench.localSpace().occupiedBytes()).isZero();
    }

    @Test
    void aTensorThatNobodyReadsAnyMoreTakesNoRoom() {
        StageBench bench = new StageBench(StageBench.chip(), Place.LOCAL);
        OutputStage stage = bench.outputStage(bench.books());
        bench.progress().finish(0);
        bench.progress().finish(1);
        stage.store(bench.block(64, bench.between(), 64, 7));
        bench.simulation().run();
        assertThat(bench.localSpace().occupiedBytes()).isZero();
    }

    private static OutputBlock ofLayer(int layer, OutputBlock block) {
        return new OutputBlock(
                layer,
                block.room(),
                block.bytes(),
                block.dramAddress(),
                block.tensor(),
                block.vectorOperations(),
                block.readyRows(),
                block.frees());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofBlocksThatAreMadeInOneTickTheOldestLayersIsStoredFirst(int toldFirst) {
        StageBench bench = new StageBench();
        OutputStage stage = bench.outputStage(bench.books());
        stage.store(ofLayer(toldFirst, bench.block(64, bench.made(), 64, 1)));
        stage.store(ofLayer(1 - toldFirst, bench.block(64, bench.made(), 64, 1)));
        bench.simulation().run();
        assertThat(bench.notes().text().lines().filter(line -> line.contains("dma.store")))
                .map(line -> line.substring(7, 28))
                .containsExactly("dma.store for layer 0", "dma.store for layer 1");
    }

    @Test
    void aBlockOfNothingIsStoredAtOnce() {
        StageBench bench = new StageBench();
        bench.outputStage(bench.books()).store(bench.block(0, bench.made(), 0, 3));
        assertThat(bench.simulation().run()).isZero();
        assertThat(bench.made().readyRows()).isEqualTo(3);
    }

    /**
     * The first block: 3 operations take 1 cycle, in local SRAM by 3; the second, behind it at the vector unit, by 4. The
     * one with a summand goes another way, which is empty only then: its summand comes out of local SRAM by 6, it passes
     * the vector unit until 7, and is there by 9. The plain one behind it waits for that, and is there by 12.
     */
    @Test
    void outputsWithASummandDoNotOvertakeThoseWithout() {
        StageBench bench = new StageBench(StageBench.chip(), Place.LOCAL);
        OutputStage stage = bench.outputStage(bench.books());
        LocalPiece summand = TestPieces.local(16);
        stage.leaveArray(bench.block(8, bench.between(), 3, 0));
        stage.leaveArray(bench.block(9, bench.between(), 3, 0));
        OutputBlock withSummand = bench.block(10, bench.between(), 3, 0, summand);
        stage.leaveArray(withSummand);
        stage.leaveArray(bench.block(11, bench.between(), 3, 0));
        assertThat(bench.localSpace().occupiedBytes()).isEqualTo(8 + 9 + 10 + 11 + 16);
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    3  layer 0 packet +8 behind sram.local
                    4  layer 0 packet +9 behind sram.local
                    9  layer 0 packet +10 behind sram.local
                   12  layer 0 packet +11 behind sram.local
                """);
        assertThat(bench.localSpace().occupiedBytes()).as("the tensor alone").isEqualTo(256);
        assertThat(bench.counts()[0].localBytes()).isEqualTo(8 + 9 + 10 + 11 + 16);
    }

    /** Of the places at the vector unit there are four; 32 operations take a cycle each, and 2 to be in local SRAM. */
    @Test
    void outputsWithoutAPlaceAtTheVectorUnitWait() {
        StageBench bench = new StageBench(StageBench.chip(), Place.LOCAL);
        OutputStage stage = bench.outputStage(bench.books());
        for (int i = 0; i < 6; i++) {
            stage.leaveArray(bench.block(10 + i, bench.between(), 32, 0));
        }
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    3  layer 0 packet +10 behind sram.local
                    4  layer 0 packet +11 behind sram.local
                    5  layer 0 packet +12 behind sram.local
                    6  layer 0 packet +13 behind sram.local
                    7  layer 0 packet +14 behind sram.local
                    8  layer 0 packet +15 behind sram.local
                """);
    }
}
