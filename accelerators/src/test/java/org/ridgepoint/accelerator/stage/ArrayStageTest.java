package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.kernel.Phase;

/**
 * Tiles on an 8 x 8 output-stationary array: 64 channels take 64 + 8 + 8 - 2 = 78 cycles and 512 B of inputs and of weights
 * each, which come out of local SRAM in 16 cycles and 1.
 */
class ArrayStageTest {
    private final StageBench bench = new StageBench();

    private ArrayStage stage(int elementBits) {
        return bench.arrayStage(bench.books(), elementBits, 20);
    }

    @Test
    void theArrayBeginsWithTheFirstOfItsOperands() {
        ArrayStage stage = stage(8);
        TileTask step = StageBench.tile(64, false);
        stage.enqueue(step);
        assertThat(stage.awaited()).contains(step);
        assertThat(stage.waiting()).isEqualTo(1);
        stage.feed();
        assertThat(stage.beingFed()).contains(step);
        assertThat(stage.waiting()).isZero();
        assertThat(stage.awaited()).isEmpty();
        bench.simulation().run();
        assertThat(stage.beingFed()).isEmpty();
        assertThat(bench.notes().text()).isEqualTo("""
                   17  begins since 1
                   79  ends
                   79  computed for layer 0 from 1 to 79, all of a tile
                   79  finished for layer 0
                   79  idles
                """);
        LayerCounts counts = bench.counts()[0];
        assertThat(counts.tiles()).isEqualTo(1);
        assertThat(counts.arrayOperandBytes()).isEqualTo(1024);
        assertThat(counts.localBytes()).isEqualTo(1024);
        assertThat(counts.executedMacs()).isEqualTo(8 * 8 * 64);
    }

    @Test
    void aLayersFirstTileIsLaunched() {
        ArrayStage stage = stage(8);
        stage.enqueue(StageBench.tile(64, true));
        stage.feed();
        assertThat(bench.simulation().run()).isEqualTo((1 + 20 + 78) * 1_000_000L);
    }

    /** Operands of the second tile come while the first runs; those of the third are asked for when it has ended. */
    @Test
    void operandsComeWhileTheTileBeforeRuns() {
        ArrayStage stage = stage(8);
        for (int i = 0; i < 3; i++) {
            stage.enqueue(StageBench.tile(64, false));
        }
        stage.feed();
        assertThat(stage.waiting()).isEqualTo(1);
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                   17  begins since 1
                   79  ends
                   79  computed for layer 0 from 1 to 79, all of a tile
                   79  finished for layer 0
                   79  begins since 79
                  157  ends
                  157  computed for layer 0 from 79 to 157, all of a tile
                  157  finished for layer 0
                  157  begins since 157
                  235  ends
                  235  computed for layer 0 from 157 to 235, all of a tile
                  235  finished for layer 0
                  235  idles
                """);
    }

    /** With operands of 64 bits a tile needs 8192 B, 128 cycles and 1 of local SRAM's port; the array needs 78. */
    @Test
    void aPortThatIsSlowerThanTheArrayHoldsItUp() {
        ArrayStage stage = stage(64);
        stage.enqueue(StageBench.tile(64, false));
        stage.enqueue(StageBench.tile(64, false));
        stage.feed();
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                  129  begins since 1
                  129  ends
                  129  computed for layer 0 from 1 to 129, all of a tile
                  129  finished for layer 0
                  129  idles
                  257  begins since 129
                  257  ends
                  257  computed for layer 0 from 129 to 257, all of a tile
                  257  finished for layer 0
                  257  idles
                """);
    }

    /** 2048 + 14 cycles in five quanta: the stream's parts are 409, 410, 409, 410, 410, those of filling 2, 3, 3, 3, 3. */
    @Test
    void aLongTileGoesInQuanta() {
        ArrayStage stage = stage(8);
        TileTask step = StageBench.tile(2048, false);
        stage.enqueue(step);
        stage.feed();
        assertThat(stage.awaited()).as("quanta are left").contains(step);
        bench.simulation().run();
        assertThat(bench.notes().text().lines().filter(line -> !line.contains("begins") && !line.contains("ends")))
                .containsExactly(
                        "  412  computed for layer 0 from 1 to 412",
                        "  825  computed for layer 0 from 412 to 825",
                        " 1237  computed for layer 0 from 825 to 1237",
                        " 1650  computed for layer 0 from 1237 to 1650",
                        " 2063  computed for layer 0 from 1650 to 2063, all of a tile",
                        " 2063  finished for layer 0",
                        " 2063  idles");
    }

    @Test
    void aTileIsFedWhenItsPiecesAreInLocalSram() {
        ArrayStage stage = stage(8);
        LocalPiece piece = TestPieces.local(16);
        TileTask step = StageBench.tile(64, false, piece);
        stage.enqueue(step);
        stage.feed();
        assertThat(stage.beingFed()).isEmpty();
        assertThat(stage.awaited()).contains(step);
        piece.take();
        assertThat(stage.beingFed()).contains(step);
        assertThat(bench.simulation().run()).isEqualTo(79_000_000L);
    }

    @Test
    void ofTilesWhoseOperandsAreOnTheirWayTheFirstIsFed() {
        ArrayStage stage = stage(8);
        TileTask first = StageBench.tile(64, false);
        TileTask second = StageBench.tile(1, ArrayTile.whole(1, 8, 8, 1, 64), false);
        stage.enqueue(first);
        stage.enqueue(second);
        stage.feed();
        assertThat(stage.beingFed()).contains(first);
        bench.simulation()
                .at(
                        20_000_000,
                        Phase.OBSERVE,
                        () -> assertThat(stage.beingFed())
                                .as("the first came by 17, the second comes by 33")
                                .contains(second));
        bench.simulation().run();
        assertThat(stage.beingFed()).isEmpty();
    }

    @Test
    void aTileThatReadsNothingBeginsAtOnce() {
        ArrayStage stage = stage(0);
        stage.enqueue(StageBench.tile(1, ArrayTile.whole(1, 8, 8, 1, 64), false));
        bench.simulation().at(5_000_000, Phase.COMPLETE, () -> {
            stage.feed();
            assertThat(stage.beingFed()).isEmpty();
        });
        bench.simulation().run();
        assertThat(bench.notes().text()).isEqualTo("""
                    5  begins since 5
                   83  ends
                   83  computed for layer 1 from 5 to 83, all of a tile
                   83  finished for layer 1
                   83  idles
                """);
    }

    /** Weight stationary: 8 cycles to shift the weights in, 14 to fill and drain, and 8 rows of inputs. */
    @Test
    void aTileThatLoadsWeightsTakesThatLonger() {
        StageBench stationary =
                new StageBench(TestChip.systolic(8, 8, Dataflow.WS).chip(), Place.DRAM);
        ArrayStage stage = stationary.arrayStage(stationary.books(), 8, 20);
        stage.enqueue(StageBench.tile(8, true));
        stage.feed();
        assertThat(stationary.simulation().run()).isEqualTo((1 + 20 + 8 + 14 + 8) * 1_000_000L);
    }

    /**
     * Over four columns of an FPGA 4 KiB take 3 + 512 cycles, in which the array works off 6.6 tiles: seven more than the
     * usual two are asked for.
     */
    @Test
    void operandsWithAWayToGoAreAskedForEarlier() {
        StageBench fpga = new StageBench(
                ChipParts.of(StageBench.chip()).withFabric("MDMD").chip(), Place.DRAM);
        ArrayStage stage = fpga.arrayStage(fpga.books(), 8, 20);
        for (int i = 0; i < 12; i++) {
            stage.enqueue(StageBench.tile(64, false));
        }
        stage.feed();
        assertThat(stage.waiting()).isEqualTo(12 - 2 - 7);
    }
}
