package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.TaskKinds;
import org.ridgepoint.accelerator.sampling.Stretch;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.memory.dram.DramCounters.RankStandby;

/** Windows of four tasks, twenty of them, each of which moves 400 bytes. */
class WindowWatchTest {
    private static final Stretch STRETCH = new Stretch(2, 4, 20);

    private final CycleLedger ledger = new CycleLedger();
    private long tick;
    private long moved;
    private WindowWatch watch;

    @BeforeEach
    void aWatch() {
        watch = watch(0);
    }

    @Test
    void alikeWindowsSettleAfterFour() {
        assertThat(watch.isOpenAt(4)).isFalse();
        assertThat(watch.isOpenAt(5)).isTrue();
        for (int window = 0; window < 4; window++) {
            close(1000, 300, 400);
            assertThat(watch.isSettled()).as("window %d", window).isFalse();
        }
        close(1000, 300, 400);
        assertThat(watch.isSettled()).isTrue();

        watch.leaveOut(9);

        assertThat(watch.ledgerLeftOut().ticks(StallCause.USEFUL_MACS)).isEqualTo(9_000);
        assertThat(watch.ledgerLeftOut().ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(2_700);
        assertThat(watch.dramLeftOut().servedBytes()).isEqualTo(3_600);
        assertThat(watch.isOpenAt(9)).isFalse();
    }

    @Test
    void windowsThatGetSlowerDoNotSettle() {
        for (int window = 0; window < 19; window++) {
            close(1000 + 10 * window, 0, 400);
            assertThat(watch.isSettled()).isFalse();
        }
    }

    @Test
    void timeThatGoesFromOneCauseToAnotherDoesNotSettle() {
        for (int window = 0; window < 19; window++) {
            close(1000 - 10 * window, 10 * window, 400);
            assertThat(watch.isSettled()).isFalse();
        }
    }

    @Test
    void whatDramMovesForOthersWouldNotGoOn() {
        for (int window = 0; window < 9; window++) {
            close(1000, 0, 700);
            assertThat(watch.isSettled()).isFalse();
        }
    }

    @Test
    void timeOfTheArrayForOthersIsNotTheLayers() {
        for (int window = 0; window < 9; window++) {
            tick += 50;
            close(1000, 0, 400);
            assertThat(watch.isSettled()).isFalse();
        }
    }

    @Test
    void windowsThatDifferALittleMustLastForSomeRefreshes() {
        watch = watch(1_000);
        for (int window = 0; window < 9; window++) {
            close(1000, window % 2, 400);
            assertThat(watch.isSettled()).as("window %d", window).isFalse();
        }
        for (int window = 9; window < 13; window++) {
            close(1000, window % 2, 400);
        }
        assertThat(watch.isSettled()).isTrue();
    }

    @Test
    void theLastWindowIsAlwaysDone() {
        assertThat(watch.endTask()).isEqualTo(78);
        assertThat(watch.windowsAfter(2)).isEqualTo(19);
        assertThat(watch.windowsAfter(71)).isEqualTo(1);
        assertThat(watch.windowsAfter(75)).isZero();
        assertThat(watch.windowsAfter(Long.MAX_VALUE)).isZero();
    }

    private static WindowWatch watch(long refreshTicks) {
        boolean[] opens = new boolean[90];
        Arrays.fill(opens, true);
        long[] bytes = new long[90];
        Arrays.fill(bytes, 100);
        return new WindowWatch(STRETCH, new TaskKinds(new int[90], opens, bytes), new DramPace(refreshTicks, 0));
    }

    /** A window ends that took so long for two causes, in which DRAM moved so much. */
    private void close(long useful, long waiting, long bytes) {
        ledger.charge(StallCause.USEFUL_MACS, useful);
        ledger.charge(StallCause.DRAM_BANDWIDTH, waiting);
        tick += useful + waiting;
        moved += bytes;
        watch.close(tick, ledger, () -> new DramUse(moved, 0, 0, 0, 0, new Histogram(2), RankStandby.NONE));
    }
}
