package org.ridgepoint.sim.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TensorCoreArrayTest {
    private static final long LATENCY = 400;

    private static TensorCoreArray array(double own, double shared) {
        return new TensorCoreArray(4, new Multiprocessor(512, 32768, own, shared, LATENCY), Rate.FULL);
    }

    private static ArrayTile product(long pixels, long filters, long reduction) {
        return ArrayTile.whole(1, pixels, filters, 1, reduction);
    }

    @Test
    void wholeWavesOfLargeBlocksLoseNothing() {
        ArrayTile tile = product(512, 256, 4096);

        assertThat(array(1024, 1024).work(tile).cycles()).isEqualTo(tile.macs() / 4 / 512);
    }

    @Test
    void aWaveThatIsNotFullTakesAsLongAsAFullOne() {
        TensorCoreArray array = array(1024, 1024);

        long full = array.work(product(1024, 1024, 32)).streamCycles();
        assertThat(array.work(product(1024 + 64, 1024, 32)).streamCycles()).isGreaterThan(full);
        assertThat(array.work(product(1024 - 8, 1024, 32)).streamCycles()).isEqualTo(full);
    }

    @Test
    void aStepOfASmallBlockTakesItsLatencyAndALongReductionIsSplit() {
        ArrayWork work = array(1024, 1024).work(product(32, 32, 3200));

        assertThat(work.streamCycles()).isEqualTo(7 * LATENCY);
        assertThat(work.fillDrainCycles()).isPositive();
    }

    /** From 16 elements a cycle of the common memory blocks of 256 x 128 take 24 cycles for each element of the reduction. */
    @Test
    void aNarrowCommonMemorySetsThePace() {
        assertThat(array(1024, 4).work(product(512, 256, 4096)).streamCycles()).isEqualTo(4096 * 384 / 4);
        assertThat(array(1024, 16).work(product(512, 256, 4096)).streamCycles()).isEqualTo(4096 * 64);
    }

    @Test
    void nothingIsFasterThanAllLanesTogether() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            ArrayTile tile = product(random.nextInt(1, 3000), random.nextInt(1, 3000), random.nextInt(1, 3000));
            ArrayWork work =
                    array(random.nextInt(8, 512), random.nextInt(4, 512)).work(tile);
            assertThat(work.streamCycles() * 4 * 512).isGreaterThanOrEqualTo(tile.macs());
            assertThat(work.executedMacs()).isEqualTo(tile.macs());
        }
    }
}
