package org.ridgepoint.sim.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystolicArrayTest {
    private static final int[] SIDES = {8, 16, 32, 64, 128};

    @Test
    void resNet50HasTheMacsOfTheLiterature() {
        List<ArrayTile> layers = ResNet50Layers.all();
        assertThat(layers).hasSize(54);
        assertThat(layers.stream().mapToLong(ArrayTile::macs).sum()).isEqualTo(4_089_184_256L);
    }

    @ParameterizedTest
    @EnumSource
    void everyResNet50LayerTakesItsFoldsOneAfterTheOther(Dataflow dataflow) {
        for (int rows : SIDES) {
            for (int columns : SIDES) {
                SystolicArray array = plain(rows, columns, dataflow);
                for (ArrayTile layer : ResNet50Layers.all()) {
                    assertThat(array.work(layer).cycles())
                            .as("%s on %s", layer, array)
                            .isEqualTo(foldByFold(layer, array));
                }
            }
        }
    }

    /** Walks the folds rather than multiply them out. */
    private static long foldByFold(ArrayTile tile, SystolicArray array) {
        long pixels = tile.pixels();
        long reduction = tile.reduction();
        long filters = tile.filters();
        long rowLoop = array.dataflow() == Dataflow.OS ? pixels : reduction;
        long columnLoop = array.dataflow() == Dataflow.IS ? pixels : filters;
        long stream = array.dataflow() == Dataflow.OS ? reduction : array.dataflow() == Dataflow.WS ? pixels : filters;
        long load = array.dataflow() == Dataflow.OS ? 0 : array.rows();
        long cycles = 0;
        for (long row = 0; row < rowLoop; row += array.rows()) {
            for (long column = 0; column < columnLoop; column += array.columns()) {
                cycles += load + stream + array.rows() + array.columns() - 2;
            }
        }
        return cycles;
    }

    @ParameterizedTest
    @EnumSource
    void oneFoldTakesAsLongAsACellByCellSimulationOfTheGrid(Dataflow dataflow) {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 200; trial++) {
            int rows = 1 + random.nextInt(9);
            int columns = 1 + random.nextInt(9);
            int stream = 1 + random.nextInt(20);
            ArrayTile tile = switch (dataflow) {
                case OS -> ArrayTile.whole(1, rows, columns, 1, stream);
                case WS -> ArrayTile.whole(1, stream, columns, 1, rows);
                case IS -> ArrayTile.whole(1, columns, stream, 1, rows);
            };
            long load = dataflow == Dataflow.OS ? 0 : rows;
            assertThat(plain(rows, columns, dataflow).work(tile).cycles())
                    .isEqualTo(load + GridTwin.lastMacCycle(rows, columns, stream));
        }
    }

    @ParameterizedTest
    @EnumSource
    void macsAreExactAndNeverMoreThanTheLanesCanMake(Dataflow dataflow) {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 2000; trial++) {
            Rate rate = new Rate(1 + random.nextInt(4), 1 + random.nextInt(4));
            SystolicArray array = new SystolicArray(
                    1 + random.nextInt(40), 1 + random.nextInt(40), dataflow, random.nextBoolean(), rate);
            ArrayTile tile = randomTile(random);
            ArrayWork work = array.work(tile);
            assertThat(work.executedMacs()).isEqualTo(tile.macs());
            assertThat(work.executedMacs())
                    .as("%s on %s", tile, array)
                    .isLessThanOrEqualTo(GridTwin.most(array, rate, work));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLayerCutAtTheQuantaNeedsTheCyclesOfTheWhole(Dataflow dataflow) {
        SplittableRandom random = new SplittableRandom(13);
        for (int trial = 0; trial < 500; trial++) {
            SystolicArray array = plain(1 + random.nextInt(16), 1 + random.nextInt(16), dataflow);
            ArrayTile layer = randomTile(random);
            assertThat(sum(array, cutInSpace(layer, array, random)))
                    .as("%s on %s", layer, array)
                    .isEqualTo(array.work(layer).cycles());
        }
    }

    /** Cuts the two loops that lie in space, each at a random multiple of its quantum. */
    private static List<ArrayTile> cutInSpace(ArrayTile layer, SystolicArray array, SplittableRandom random) {
        long pixelStep =
                array.streamed() == ArrayModel.Streamed.PIXELS ? layer.pixels() : step(array.pixelQuantum(), random);
        long filterStep =
                array.streamed() == ArrayModel.Streamed.FILTERS ? layer.filters() : step(array.filterQuantum(), random);
        long channelStep = array.streamed() == ArrayModel.Streamed.REDUCTION
                ? layer.channels()
                : step(array.channelQuantum(layer.taps()), random);
        List<ArrayTile> tiles = new ArrayList<>();
        for (long pixel = 0; pixel < layer.pixels(); pixel += pixelStep) {
            for (long filter = 0; filter < layer.filters(); filter += filterStep) {
                for (long channel = 0; channel < layer.channels(); channel += channelStep) {
                    tiles.add(new ArrayTile(
                            layer.groups(),
                            Math.min(pixelStep, layer.pixels() - pixel),
                            Math.min(filterStep, layer.filters() - filter),
                            layer.taps(),
                            Math.min(channelStep, layer.channels() - channel),
                            channel == 0,
                            channel + channelStep >= layer.channels(),
                            false,
                            0));
                }
            }
        }
        return tiles;
    }

    private static long step(long quantum, SplittableRandom random) {
        return quantum * (1 + random.nextInt(3));
    }

    @Test
    void aReductionInChunksStaysInPlaceWhileItIsOneFold() {
        SystolicArray array = plain(8, 8, Dataflow.OS);
        long whole = array.work(ArrayTile.whole(1, 8, 8, 9, 64)).cycles();
        assertThat(sum(array, chunks(8, 8))).isEqualTo(whole);
    }

    @Test
    void aReductionInChunksOfSeveralFoldsFillsAndDrainsEachTime() {
        SystolicArray array = plain(8, 8, Dataflow.OS);
        ArrayWork whole = array.work(ArrayTile.whole(1, 16, 8, 9, 64));
        assertThat(sum(array, chunks(16, 8))).isEqualTo(whole.cycles() + whole.fillDrainCycles());
        assertThat(chunks(16, 8).stream().map(tile -> array.work(tile).sums()))
                .containsExactly(new ArrayWork.PartialSums(0, 16 * 8), new ArrayWork.PartialSums(16 * 8, 0));
    }

    private static List<ArrayTile> chunks(long pixels, long filters) {
        return List.of(
                new ArrayTile(1, pixels, filters, 9, 40, true, false, false, 0),
                new ArrayTile(1, pixels, filters, 9, 24, false, true, false, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"WS", "IS"})
    void whatStaysInTheArrayIsNeitherLoadedNorFilledAgain(Dataflow dataflow) {
        SystolicArray array = plain(32, 16, dataflow);
        boolean ws = dataflow == Dataflow.WS;
        long whole = array.work(stationary(ws, 100, false)).cycles();
        ArrayWork held = array.work(stationary(ws, 60, true));
        assertThat(array.work(stationary(ws, 40, false)).cycles() + held.cycles())
                .isEqualTo(whole);
        assertThat(ws ? held.weightReads() : held.inputReads()).isZero();
    }

    private static ArrayTile stationary(boolean ws, long stream, boolean held) {
        return new ArrayTile(1, ws ? stream : 16, ws ? 16 : stream, 1, 32, true, true, held, 0);
    }

    @Test
    void severalFoldsCannotBeHeld() {
        SystolicArray array = plain(8, 8, Dataflow.WS);
        ArrayTile tile = ArrayTile.whole(1, 10, 16, 1, 8);
        ArrayTile held = new ArrayTile(1, 10, 16, 1, 8, true, true, true, 0);
        assertThat(array.work(held)).isEqualTo(array.work(tile));
    }

    @Test
    void shadowWeightsLoadUnderTheStreamAndTheArrayFillsOnce() {
        SystolicArray tpu = new SystolicArray(256, 256, Dataflow.WS, true, Rate.FULL);
        assertThat(tpu.work(ArrayTile.whole(1, 1000, 512, 1, 512)).cycles()).isEqualTo(4 * 1000 + 510);
        ArrayWork shortStream = tpu.work(ArrayTile.whole(1, 8, 512, 1, 512));
        assertThat(shortStream.cycles()).isEqualTo(4 * 256 + 510);
        assertThat(shortStream.operandLoadCycles()).isEqualTo(4 * 248);
    }

    @Test
    void shadowSumsDrainUnderTheNextFold() {
        SystolicArray array = new SystolicArray(32, 32, Dataflow.OS, true, Rate.FULL);
        ArrayWork work = array.work(ArrayTile.whole(1, 64, 32, 1, 20));
        assertThat(work.fillDrainCycles()).isEqualTo(62 + 2 * 12);
        assertThat(work.operandLoadCycles()).isZero();
    }

    /** Of 16 x 8 lanes: what stays goes through 9 registers on average to its place, and output stationary's sums out. */
    @Test
    void registersTakeUpWhatStreamsAndWhatIsShiftedIn() {
        ArrayTile tile = ArrayTile.whole(1, 100, 50, 9, 7);
        long macs = 100 * 50 * 63;
        assertThat(plain(16, 8, Dataflow.OS).work(tile).lanes())
                .isEqualTo(new ArrayWork.Lanes(2 * macs, macs + 100 * 50 * 9));
        assertThat(plain(16, 8, Dataflow.WS).work(tile).lanes())
                .isEqualTo(new ArrayWork.Lanes(macs + 50 * 63 * 9, macs));
        assertThat(plain(16, 8, Dataflow.IS).work(tile).lanes())
                .isEqualTo(new ArrayWork.Lanes(macs + 100 * 63 * 9, macs));
    }

    @Test
    void accessesAreThoseOfTheClosedForms() {
        ArrayTile tile = ArrayTile.whole(1, 100, 50, 9, 7);
        ArrayWork os = plain(16, 8, Dataflow.OS).work(tile);
        assertThat(os.inputReads()).isEqualTo(100 * 63 * 7);
        assertThat(os.weightReads()).isEqualTo(63 * 50 * 7);
        assertThat(os.sums()).isEqualTo(new ArrayWork.PartialSums(0, 0));
        ArrayWork ws = plain(16, 8, Dataflow.WS).work(tile);
        assertThat(ws.inputReads()).isEqualTo(100 * 63 * 7);
        assertThat(ws.weightReads()).isEqualTo(63 * 50);
        assertThat(ws.sums()).isEqualTo(new ArrayWork.PartialSums(100 * 50 * 4, 100 * 50 * 4));
        ArrayWork is = plain(16, 8, Dataflow.IS).work(tile);
        assertThat(is.inputReads()).isEqualTo(100 * 63);
        assertThat(is.weightReads()).isEqualTo(63 * 50 * 13);
        assertThat(List.of(os.outputWrites(), ws.outputWrites(), is.outputWrites()))
                .containsOnly(100L * 50);
    }

    @Test
    void halfRateDoublesTheStreamAloneAndDoubleRateRoundsUp() {
        ArrayTile tile = ArrayTile.whole(1, 16, 16, 1, 33);
        ArrayWork half = new SystolicArray(16, 16, Dataflow.OS, false, new Rate(1, 2)).work(tile);
        assertThat(half.streamCycles()).isEqualTo(66);
        assertThat(half.fillDrainCycles()).isEqualTo(30);
        assertThat(new SystolicArray(16, 16, Dataflow.OS, false, new Rate(2, 1))
                        .work(tile)
                        .streamCycles())
                .isEqualTo(17);
    }

    @Test
    void groupsRunOneAfterTheOther() {
        SystolicArray array = plain(8, 8, Dataflow.OS);
        long one = array.work(ArrayTile.whole(1, 49, 1, 9, 1)).cycles();
        assertThat(array.work(ArrayTile.whole(32, 49, 1, 9, 1)).cycles()).isEqualTo(32 * one);
    }

    @Test
    void sizesThatAreNotPositiveAreRefused() {
        assertThatThrownBy(() -> plain(0, 8, Dataflow.OS)).hasMessage("rows must be positive, was 0");
        assertThatThrownBy(() -> plain(8, -1, Dataflow.OS)).hasMessage("columns must be positive, was -1");
        assertThatThrownBy(() -> new Rate(1, 0)).hasMessageContaining("rate must be positive");
    }

    @Test
    void boundsTooLargeToCountFailRatherThanWrap() {
        ArrayTile tile = ArrayTile.whole(1, Long.MAX_VALUE / 8, 64, 9, 64);
        assertThatThrownBy(() -> plain(8, 8, Dataflow.WS).work(tile)).isInstanceOf(ArithmeticException.class);
    }

    private static long sum(ArrayModel array, List<ArrayTile> tiles) {
        return tiles.stream().mapToLong(tile -> array.work(tile).cycles()).sum();
    }

    private static SystolicArray plain(int rows, int columns, Dataflow dataflow) {
        return new SystolicArray(rows, columns, dataflow, false, Rate.FULL);
    }

    private static ArrayTile randomTile(SplittableRandom random) {
        return ArrayTile.whole(
                1 + random.nextInt(3),
                1 + random.nextInt(200),
                1 + random.nextInt(100),
                random.nextBoolean() ? 1 : 9,
                1 + random.nextInt(100));
    }
}
