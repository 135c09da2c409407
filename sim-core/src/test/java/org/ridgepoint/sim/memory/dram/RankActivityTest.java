package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Simulation;

class RankActivityTest {
    private static final int ACTIVATE = CommandChoice.ACTIVATE;

    private static void is(RankActivity activity, long active, long precharged, long activeDown, long prechargedDown) {
        assertThat(activity.activeCycles()).isEqualTo(active);
        assertThat(activity.prechargedCycles()).isEqualTo(precharged);
        assertThat(activity.activeDownCycles()).isEqualTo(activeDown);
        assertThat(activity.prechargedDownCycles()).isEqualTo(prechargedDown);
    }

    @Test
    void aRankIsActiveWhileAnyOfItsBanksIsOpen() {
        RankActivity activity = new RankActivity(2, Simulation.NEVER);
        activity.command(0, 10, true);
        activity.command(0, 17, true);
        activity.command(0, 30, false);
        activity.settleAll(100);
        is(activity, 20, 10 + 70 + 100, 0, 0);
        activity.settleAll(100);
        is(activity, 20, 180, 0, 0);
        assertThat(activity.isDown(0, Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void aRankPowersDownSoManyCyclesAfterItsLastCommand() {
        RankActivity activity = new RankActivity(1, 50);
        activity.command(0, 200, true);
        assertThat(activity.isDown(0, 250)).isFalse();
        assertThat(activity.isDown(0, 251)).isTrue();
        activity.command(0, 260, true);
        activity.command(0, 270, false);
        activity.settleAll(321);
        is(activity, 50 + 10, 50 + 50, 10, 150 + 1);
    }

    @Test
    void columnCommandsMatterOnlyWherePowerDownDoes() {
        RankActivity awake = new RankActivity(1, Simulation.NEVER);
        RankActivity sleepy = new RankActivity(1, 50);
        assertThat(awake.heeds(ACTIVATE)).isTrue();
        assertThat(awake.heeds(CommandChoice.PRECHARGE)).isTrue();
        assertThat(awake.heeds(CommandChoice.READ)).isFalse();
        assertThat(awake.heeds(CommandChoice.WRITE)).isFalse();
        assertThat(sleepy.heeds(CommandChoice.READ)).isTrue();
        assertThat(sleepy.heeds(CommandChoice.WRITE)).isTrue();
    }

    @Test
    void whatCameSinceAMarkComesSoManyTimesMore() {
        RankActivity activity = new RankActivity(1, 50);
        activity.command(0, 10, false);
        long[] mark = activity.mark();
        activity.command(0, 110, false);
        activity.repeat(mark, 3, 300);
        is(activity, 0, 10 + 4 * 50, 0, 4 * 50);
        activity.settleAll(420);
        is(activity, 0, 10 + 4 * 50 + 10, 0, 4 * 50);

        RankActivity awake = new RankActivity(1, Simulation.NEVER);
        awake.repeat(awake.mark(), 3, 300);
        awake.settleAll(400);
        is(awake, 0, 400, 0, 0);
    }
}
