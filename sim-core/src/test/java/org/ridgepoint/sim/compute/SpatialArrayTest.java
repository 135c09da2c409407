package org.ridgepoint.sim.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.quantity.Exact;

class SpatialArrayTest {
    private static final WeightRegisters AT_ONCE = new WeightRegisters(1 << 20, 0);

    @Test
    void channelsAndFiltersThatDoNotFillTheLanesWasteThem() {
        // NVDLA's own example: atomics of 16 channels x 64 kernels, a layer of 8 channels and 16 kernels: 1/8.
        SpatialArray array = array(new Unroll(16, 64, 1, false, false, false));
        ArrayWork work = array.work(ArrayTile.whole(1, 100, 16, 9, 8));
        assertThat(work.streamCycles() * array.lanes()).isEqualTo(8 * work.executedMacs());
    }

    @Test
    void tapsInTheRowsFillThemWhereChannelsAreFew() {
        ArrayTile firstLayer = ArrayTile.whole(1, 112 * 112, 64, 49, 3);
        ArrayWork apart = array(new Unroll(64, 32, 1, false, false, false)).work(firstLayer);
        ArrayWork flat = array(new Unroll(64, 32, 1, false, true, false)).work(firstLayer);
        assertThat(apart.streamCycles()).isEqualTo(49 * 2 * 112 * 112);
        assertThat(flat.streamCycles()).isEqualTo(3 * 2 * 112 * 112);
    }

    @Test
    void aDepthwiseLayerFillsTheColumnsOnlyWhereGroupsMayLieInThem() {
        ArrayTile depthwise = ArrayTile.whole(96, 196, 1, 9, 1);
        ArrayWork apart = array(new Unroll(16, 16, 8, false, false, false)).work(depthwise);
        ArrayWork together = array(new Unroll(16, 16, 8, false, false, true)).work(depthwise);
        assertThat(apart.streamCycles()).isEqualTo(96 * 9 * 25);
        assertThat(together.streamCycles()).isEqualTo(6 * 9 * 25);
        assertThat(together.inputReads()).isEqualTo(96 * 196 * 9);
    }

    @Test
    void thePipelineFillsOnceForAReductionInChunks() {
        SpatialArray array = array(new Unroll(16, 16, 8, false, false, false));
        ArrayWork first = array.work(new ArrayTile(1, 64, 16, 9, 32, true, false, false, 0));
        ArrayWork last = array.work(new ArrayTile(1, 64, 16, 9, 32, false, true, false, 0));
        ArrayWork whole = array.work(ArrayTile.whole(1, 64, 16, 9, 64));
        assertThat(first.fillDrainCycles()).isZero();
        assertThat(last.fillDrainCycles()).isEqualTo(5);
        assertThat(first.cycles() + last.cycles()).isEqualTo(whole.cycles());
    }

    @Test
    void weightLoadsHideUnderAStripeAsLongAsThey() {
        ArrayTile tile = ArrayTile.whole(1, 64, 16, 9, 32);
        Unroll unroll = new Unroll(32, 16, 1, false, false, false);
        assertThat(striped(unroll, 32, 32).work(tile).operandLoadCycles()).isZero();
        assertThat(striped(unroll, 32, 33).work(tile).operandLoadCycles()).isEqualTo(9 * 2);
        assertThat(striped(unroll, 32, 32).work(tile).weightReads()).isEqualTo(2 * 9 * 32 * 16);
    }

    @Test
    void aMatrixVectorProductWaitsForItsWeights() {
        ArrayWork work =
                striped(new Unroll(64, 32, 1, false, false, false), 32, 16).work(ArrayTile.whole(1, 1, 1000, 1, 2048));
        assertThat(work.streamCycles()).isEqualTo(32 * 32);
        assertThat(work.operandLoadCycles()).isEqualTo(32 * 32 * 15);
        assertThat(work.weightReads()).isEqualTo(2048 * 1000);
    }

    @Test
    void aReductionOfOnePassKeepsItsWeightsFromStripeToStripe() {
        ArrayWork work =
                striped(new Unroll(64, 32, 1, false, false, false), 16, 16).work(ArrayTile.whole(1, 3136, 64, 1, 64));
        assertThat(work.weightReads()).isEqualTo(64 * 64);
    }

    @Test
    void weightsAlreadyThereAreNotLoadedAgain() {
        SpatialArray array = striped(new Unroll(64, 32, 1, false, false, false), 16, 16);
        ArrayWork work = array.work(new ArrayTile(1, 4, 32, 1, 64, true, true, true, 0));
        assertThat(work.operandLoadCycles()).isZero();
        assertThat(work.weightReads()).isZero();
    }

    @Test
    void stripesAreEvenAndTheirWaitsAreCountedStripeByStripe() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 1000; trial++) {
            WeightRegisters registers = new WeightRegisters(1 + random.nextInt(40), random.nextInt(60));
            long pixelCycles = 1 + random.nextInt(500);
            long loads = registers.loads(pixelCycles, 2);
            long left = pixelCycles;
            long waits = 0;
            for (long stripe = 0; stripe < loads; stripe++) {
                long length = Exact.ceilDiv(left, loads - stripe);
                assertThat(length).isBetween(1L, (long) registers.stripeCycles());
                left -= length;
                waits += Math.max(0, registers.loadCycles() - length);
            }
            assertThat(registers.exposedCycles(pixelCycles, loads)).isEqualTo(waits);
        }
    }

    @Test
    void lanesThatAreRowsTakeWholeRows() {
        ArrayTile plane = ArrayTile.whole(1, 13 * 13, 16, 9, 16);
        SpatialArray rows = atOnce(new Unroll(16, 16, 8, true, false, false));
        SpatialArray positions = atOnce(new Unroll(16, 16, 8, false, false, false));

        assertThat(rows.work(plane.inRows(13)).streamCycles()).isEqualTo(9 * 2 * 13);
        assertThat(positions.work(plane.inRows(13)).streamCycles()).isEqualTo(9 * 22);
        assertThat(rows.work(plane.inRows(13)).executedMacs()).isEqualTo(plane.macs());
    }

    @Test
    void aPlaneOfWholeTurnsOfRowsTakesAsLongAsItsPositions() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 300; trial++) {
            int lanes = 1 + random.nextInt(9);
            long rows = lanes * (1L + random.nextInt(5));
            long columns = 1 + random.nextInt(40);
            ArrayTile tile = ArrayTile.whole(1, rows * columns, 1 + random.nextInt(40), 9, 1 + random.nextInt(40));
            ArrayWork asRows =
                    atOnce(new Unroll(4, 8, lanes, true, false, false)).work(tile.inRows(rows));

            assertThat(asRows)
                    .isEqualTo(
                            atOnce(new Unroll(4, 8, lanes, false, false, false)).work(tile));
        }
    }

    private static SpatialArray atOnce(Unroll unroll) {
        return new SpatialArray(unroll, 5, AT_ONCE, Optional.empty(), Rate.FULL);
    }

    @Test
    void winogradMakesFourNinthsOfTheProducts() {
        SpatialArray array = new SpatialArray(
                new Unroll(16, 16, 1, false, false, false), 5, AT_ONCE, Optional.of(new Winograd(4)), Rate.FULL);
        ArrayTile tile = ArrayTile.whole(1, 196, 64, 9, 64);
        ArrayWork direct = array.work(tile);
        ArrayWork fast = array.work(tile.withWinograd(49));
        assertThat(fast.executedMacs() * 9).isEqualTo(direct.executedMacs() * 4);
        assertThat(fast.streamCycles() * 9).isEqualTo(direct.streamCycles() * 4);
        assertThat(fast.fillDrainCycles()).isEqualTo(9);
        assertThat(fast.inputReads() * 9).isEqualTo(direct.inputReads() * 4);
        assertThat(fast.weightReads()).isEqualTo(direct.weightReads());
        assertThat(fast.outputWrites()).isEqualTo(direct.outputWrites());
    }

    @Test
    void anArrayWithoutTransformsMakesTheProductPlainly() {
        SpatialArray array = array(new Unroll(16, 16, 1, false, false, false));
        ArrayTile tile = ArrayTile.whole(1, 196, 64, 9, 64);
        assertThat(array.work(tile.withWinograd(49))).isEqualTo(array.work(tile));
    }

    @Test
    void onlyNineTapsCanBeWinograd() {
        ArrayTile pointwise = ArrayTile.whole(1, 4, 8, 1, 8);
        assertThatThrownBy(() -> pointwise.withWinograd(1)).hasMessage("a Winograd tile has 9 taps, had 1");
    }

    @Test
    void squaresCoverEveryPixelAndASingleRowHasNone() {
        assertThat(Winograd.squares(57, 57)).isEqualTo(29 * 29);
        assertThat(Winograd.squares(1, 57)).isZero();
        assertThat(Winograd.squares(57, 1)).isZero();
        assertThat(Winograd.squares(2, 3)).isEqualTo(2);
        ArrayTile tile = ArrayTile.whole(1, 9, 8, 9, 8);
        assertThatThrownBy(() -> tile.withWinograd(2)).hasMessage("squares of 2x2 must cover 9 pixels, were 2");
    }

    @Test
    void macsAreExactAndNeverMoreThanTheLanesCanMake() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 3000; trial++) {
            SpatialArray array = randomArray(random);
            ArrayTile tile = ArrayTile.whole(
                    1 + random.nextInt(40), 1 + random.nextInt(300), 1 + random.nextInt(60), 9, 1 + random.nextInt(60));
            ArrayWork direct = array.work(tile);
            assertThat(direct.executedMacs()).isEqualTo(tile.macs());
            for (ArrayWork work :
                    new ArrayWork[] {direct, array.work(tile.withWinograd(Exact.ceilDiv(tile.pixels(), 4)))}) {
                assertThat(work.executedMacs())
                        .as("%s on %s", tile, array)
                        .isLessThanOrEqualTo(GridTwin.most(array, array.rate(), work));
            }
        }
    }

    @Test
    void aLayerCutAtTheQuantaStreamsAsLongAsTheWhole() {
        SplittableRandom random = new SplittableRandom(17);
        for (int trial = 0; trial < 300; trial++) {
            Unroll unroll = new Unroll(
                    1 + random.nextInt(20),
                    1 + random.nextInt(20),
                    1 + random.nextInt(6),
                    false,
                    random.nextBoolean(),
                    false);
            SpatialArray array = array(unroll);
            long pixels = array.pixelQuantum() * (2 + random.nextInt(9));
            long filters = array.filterQuantum() * (2 + random.nextInt(4));
            long channels = array.channelQuantum(9) * (2 + random.nextInt(4));
            long whole =
                    array.work(ArrayTile.whole(1, pixels, filters, 9, channels)).streamCycles();
            long quantum = array.work(
                            ArrayTile.whole(1, array.pixelQuantum(), array.filterQuantum(), 9, array.channelQuantum(9)))
                    .streamCycles();
            long tiles = pixels
                    / array.pixelQuantum()
                    * (filters / array.filterQuantum())
                    * (channels / array.channelQuantum(9));
            assertThat(tiles * quantum).isEqualTo(whole);
        }
    }

    private static SpatialArray randomArray(SplittableRandom random) {
        return new SpatialArray(
                new Unroll(
                        1 + random.nextInt(20),
                        1 + random.nextInt(20),
                        1 + random.nextInt(8),
                        false,
                        random.nextBoolean(),
                        random.nextBoolean()),
                random.nextInt(20),
                new WeightRegisters(1 + random.nextInt(40), random.nextInt(40)),
                Optional.of(new Winograd(random.nextInt(8))),
                new Rate(1 + random.nextInt(3), 1 + random.nextInt(3)));
    }

    private static SpatialArray array(Unroll unroll) {
        return new SpatialArray(unroll, 5, AT_ONCE, Optional.empty(), Rate.FULL);
    }

    private static SpatialArray striped(Unroll unroll, int stripeCycles, int loadCycles) {
        return new SpatialArray(unroll, 5, new WeightRegisters(stripeCycles, loadCycles), Optional.empty(), Rate.FULL);
    }
}
